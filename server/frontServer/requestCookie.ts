import { sessionCookie } from '#editorial/people/sessionCookieName.ts';

/** The value of a cookie in a `Cookie` header; undefined when it is missing. */
export function cookieNamed(name: string, cookies: string): string | undefined {
  const pair = cookies.split(';').find((part) => part.trim().startsWith(`${name}=`));
  return pair?.trim().slice(name.length + 1);
}

/** The token in the session cookie of a `Cookie` header. */
export function sessionToken(cookies: string | null | undefined, siteUrl: string): string | undefined {
  return cookieNamed(sessionCookie(siteUrl).name, cookies ?? '');
}
