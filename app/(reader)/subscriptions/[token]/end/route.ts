import { isOwnOrigin } from '#app/_auth/ownOrigin.ts';
import { seeOther } from '#app/_reader/smallForm.ts';
import { endSubscription } from '#editorial/outbox/subscriptions.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ token: string }> };

/**
 * Open to anyone, from any origin: mail programs post here (RFC 8058), and the token authorizes. RFC 8058 forbids a
 * redirect for them; a browser that used our own form is redirected.
 */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { token } = await params;
  await endSubscription(token);
  if (!isOwnOrigin(request.headers))
    return new Response('Unsubscribed.\n', { headers: { 'Cache-Control': 'no-store' } });
  return seeOther(`/subscriptions/${token}`);
}

export async function GET(_request: Request, { params }: Props): Promise<Response> {
  return seeOther(`/subscriptions/${(await params).token}`);
}
