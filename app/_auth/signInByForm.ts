import { cookies, headers } from 'next/headers';
import type { RefusalFacts, RefusalReason } from '#editorial/access/refusal.ts';
import { sessionCookie } from '#editorial/people/sessionCookieName.ts';
import { BUSY_RETRY_SECONDS } from '#editorial/people/workQueue.ts';
import { askNextAuth } from './askNextAuth.ts';
import { keepKnownBrowser, keepSession } from './sessionCookies.ts';
import { siteUrl } from './siteUrl.ts';

type RefusedSignIn = { refused: RefusalReason | 'failed'; facts: RefusalFacts };

/** Signs in through next-auth, for a form that also works without scripts. Null on success. */
export async function signInWithForm(form: {
  email: string;
  password: string;
}): Promise<RefusedSignIn | null> {
  const cookieValues = Object.fromEntries((await cookies()).getAll().map(({ name, value }) => [name, value]));
  const csrf = await askNextAuth({ method: 'GET', path: ['csrf'], cookies: {}, headers: {} });
  const response = await askNextAuth({
    method: 'POST',
    path: ['callback', 'credentials'],
    cookies: { ...cookieValues, ...Object.fromEntries(csrf?.cookies ?? []) },
    headers: Object.fromEntries(await headers()),
    body: { ...form, csrfToken: JSON.parse(csrf?.body || '{}').csrfToken ?? '' },
  });
  const token = response?.cookies.get(sessionCookie(siteUrl()).name);
  if (token) {
    await keepSession(token);
    await keepKnownBrowser(form.email);
    return null;
  }
  return refuseSignIn(response?.headers.get('Location'));
}

/** The reason for a failed sign-in, from the address that next-auth redirects to. */
export function refuseSignIn(location: string | null | undefined): RefusedSignIn {
  const error =
    location && URL.canParse(location, siteUrl())
      ? new URL(location, siteUrl()).searchParams.get('error')
      : '';
  const [, reason, minutes] = /^(too-many-tries|account-tries) (\d+)$/.exec(error ?? '') ?? [];
  if (reason) return { refused: reason as RefusalReason, facts: { minutes: Number(minutes) } };
  if (error === 'busy') return { refused: 'busy', facts: { seconds: BUSY_RETRY_SECONDS } };
  if (error === 'CredentialsSignin') return { refused: 'password-wrong', facts: {} };
  return { refused: 'failed', facts: { reference: 'sign-in' } };
}
