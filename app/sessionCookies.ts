import { cookies } from 'next/headers';
import { sessionCookie } from '#editorial/people/cookie';
import { sessionDays } from '#editorial/people/sessions';
import { siteUrl } from './siteUrl.ts';

/** Hands the browser its session's token, just as next-auth does. */
export async function keepSession(token: string): Promise<void> {
  const { name, secure } = sessionCookie(siteUrl());
  const maxAge = sessionDays * 24 * 60 * 60;
  (await cookies()).set(name, token, { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge });
}

/** A `__Secure-` cookie can only be taken back by one that is secure too. */
export async function dropSession(): Promise<void> {
  const { name, secure } = sessionCookie(siteUrl());
  (await cookies()).set(name, '', { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge: 0 });
}
