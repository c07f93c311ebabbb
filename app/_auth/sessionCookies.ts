import { cookies } from 'next/headers';
import { nfc } from '#contracts/normalForm.ts';
import { KNOWN_BROWSER_DAYS, knownBrowserCookie, rememberBrowser } from '#editorial/people/knownBrowser.ts';
import { sessionCookie } from '#editorial/people/sessionCookieName.ts';
import { sessionDays } from '#editorial/people/sessions.ts';
import { siteUrl } from './siteUrl.ts';

const DAY_SECONDS = 24 * 60 * 60;

async function setCookie(name: string, value: string, maxAge: number): Promise<void> {
  const { secure } = sessionCookie(siteUrl());
  (await cookies()).set(name, value, { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge });
}

/** Sets the session cookie, as next-auth does. */
export const keepSession = (token: string): Promise<void> =>
  setCookie(sessionCookie(siteUrl()).name, token, sessionDays * DAY_SECONDS);

/** A `__Secure-` cookie can only be deleted with the Secure attribute. */
export const dropSession = (): Promise<void> => setCookie(sessionCookie(siteUrl()).name, '', 0);

/** Sets a cookie that marks this browser as known for the account; signing out does not delete it. */
export async function keepKnownBrowser(account: string): Promise<void> {
  const name = knownBrowserCookie(sessionCookie(siteUrl()).secure);
  const present = (await cookies()).get(name)?.value;
  const secret = process.env.NEXTAUTH_SECRET ?? '';
  const value = rememberBrowser(secret, present, nfc(account).trim().toLowerCase());
  await setCookie(name, value, KNOWN_BROWSER_DAYS * DAY_SECONDS);
}
