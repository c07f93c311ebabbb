import { isOwnOrigin } from '#app/_auth/ownOrigin.ts';
import { redirectToSubscription, type TokenContext } from '#app/_reader/smallForm.ts';
import { endSubscription } from '#editorial/outbox/subscriptions.ts';

export const dynamic = 'force-dynamic';

/**
 * Open to anyone, from any origin: mail programs post here (RFC 8058), and the token authorizes. RFC 8058 forbids a
 * redirect for them; a browser that used the page's form is redirected.
 */
export async function POST(request: Request, context: TokenContext): Promise<Response> {
  await endSubscription((await context.params).token);
  if (!isOwnOrigin(request.headers))
    return new Response('Unsubscribed.\n', { headers: { 'Cache-Control': 'no-store' } });
  return redirectToSubscription(request, context);
}

export const GET = redirectToSubscription;
