import { cookies } from 'next/headers';
import { nfc } from '#contracts/normalForm.ts';
import { KNOWN_BROWSER_DAYS, knownBrowserCookie, rememberBrowser } from '#editorial/people/knownBrowser.ts';
import { sessionCookie } from '#editorial/people/sessionCookieName.ts';
import { sessionDays } from '#editorial/people/sessions.ts';
import { siteUrl } from './siteUrl.ts';

/** Sets the session cookie, as next-auth does. */
export async function keepSession(token: string): Promise<void> {
  const { name, secure } = sessionCookie(siteUrl());
  const maxAge = sessionDays * 24 * 60 * 60;
  (await cookies()).set(name, token, { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge });
}

/** A `__Secure-` cookie can only be deleted with the Secure attribute. */
export async function dropSession(): Promise<void> {
  const { name, secure } = sessionCookie(siteUrl());
  (await cookies()).set(name, '', { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge: 0 });
}

/** Sets a cookie that marks this browser as known for the account; signing out does not delete it. */
export async function keepKnownBrowser(account: string): Promise<void> {
  const { secure } = sessionCookie(siteUrl());
  const name = knownBrowserCookie(secure);
  const jar = await cookies();
  const value = rememberBrowser(
    process.env.NEXTAUTH_SECRET ?? '',
    jar.get(name)?.value,
    nfc(account).trim().toLowerCase(),
  );
  const maxAge = KNOWN_BROWSER_DAYS * 24 * 60 * 60;
  jar.set(name, value, { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge });
}
