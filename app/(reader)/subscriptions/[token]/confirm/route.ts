import { isOwnOrigin } from '#app/_auth/ownOrigin.ts';
import { redirectToSubscription, type TokenContext } from '#app/_reader/smallForm.ts';
import { confirmSubscription } from '#editorial/outbox/subscriptions.ts';

export const dynamic = 'force-dynamic';

/** Open to anyone: the token authorizes. */
export async function POST(request: Request, context: TokenContext): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return new Response(null, { status: 403 });
  await confirmSubscription((await context.params).token);
  return redirectToSubscription(request, context);
}

export const GET = redirectToSubscription;
