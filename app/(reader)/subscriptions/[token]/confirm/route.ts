import { isOwnOrigin } from '#app/_auth/ownOrigin.ts';
import { seeOther } from '#app/_reader/smallForm.ts';
import { confirmSubscription } from '#editorial/outbox/subscriptions.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ token: string }> };

/** Open to anyone: the token authorizes. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return new Response(null, { status: 403 });
  const { token } = await params;
  await confirmSubscription(token);
  return seeOther(`/subscriptions/${token}`);
}

export async function GET(_request: Request, { params }: Props): Promise<Response> {
  return seeOther(`/subscriptions/${(await params).token}`);
}
