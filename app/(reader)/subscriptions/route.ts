import { ZodError } from 'zod';
import { isOwnOrigin } from '#app/_auth/ownOrigin.ts';
import { siteUrl } from '#app/_auth/siteUrl.ts';
import { hasEmailSubscription } from '#app/_reader/pageContext.ts';
import { readSmallForm, seeOther } from '#app/_reader/smallForm.ts';
import { languages } from '#contracts/languages.ts';
import { pathOf } from '#contracts/routes.ts';
import { isRefusal } from '#editorial/access/refusal.ts';
import { subscribe, subscribeOrder } from '#editorial/outbox/subscribing.ts';

export const dynamic = 'force-dynamic';

export const GET = () => seeOther(pathOf('subscribe'));

/** Open to anyone: only the link in the email confirms. The answer is the same for every address. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return new Response(null, { status: 403 });
  if (!hasEmailSubscription()) return new Response(null, { status: 404 });
  const form = await readSmallForm(request);
  const language = languages.find((each) => each === form?.get('language')) ?? 'en';
  const outcome = form ? await requestSubscription(form, request.headers.get('x-copydesk-client')) : 'wrong';
  return seeOther(`${pathOf('subscribeOutcome', { outcome })}?language=${language}`);
}

async function requestSubscription(
  form: URLSearchParams,
  client: string | null,
): Promise<'asked' | 'wrong' | 'later'> {
  try {
    await subscribe(subscribeOrder.parse(Object.fromEntries(form)), { site: siteUrl(), client });
    return 'asked';
  } catch (error) {
    if (error instanceof ZodError) return 'wrong';
    if (!isRefusal(error)) throw error;
    return error.reason === 'too-many-tries' ? 'later' : 'wrong';
  }
}
