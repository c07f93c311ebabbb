import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { isRefusal } from '#editorial/access/refusal.ts';
import { userId } from '#editorial/inputSchemas.ts';
import { isKnownBrowser, knownBrowserCookie } from '#editorial/people/knownBrowser.ts';
import { sessionCookie } from '#editorial/people/sessionCookieName.ts';
import { beginSession, endSession, findActor, sessionDays } from '#editorial/people/sessions.ts';
import { signInOrder, signInWithPassword } from '#editorial/people/signingIn.ts';
import { ownAddress } from './ownAddress.ts';
import { siteUrl } from './siteUrl.ts';

/** The header in which the front server names the client's address; it overwrites a client's own. */
export const clientHeader = 'x-copydesk-client';

export const sessionSeconds = sessionDays * 24 * 60 * 60;

/**
 * next-auth requires its JWT strategy for Credentials; our encoder issues an opaque random token instead, and the
 * session is a database row, so that disabling a user takes effect on the next request: docs/decisions/sessions.md.
 */
export function authentication(): NextAuthOptions {
  const { secure } = sessionCookie(siteUrl());
  return {
    secret: process.env.NEXTAUTH_SECRET,
    useSecureCookies: secure,
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    session: { strategy: 'jwt', maxAge: sessionSeconds },
    logger: { error: () => {}, warn: () => {}, debug: () => {} }, // next-auth would log client input unredacted
    providers: [
      CredentialsProvider({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        authorize: (credentials, request) => authorize(credentials, request.headers ?? {}),
      }),
    ],
    jwt: {
      maxAge: sessionSeconds,
      async encode({ token }) {
        if (typeof token?.session === 'string') return token.session;
        return beginSession(userId.parse(token?.sub), String(token?.device ?? ''));
      },
      async decode({ token }) {
        const actor = await findActor(token);
        return actor && { sub: String(actor.id), name: actor.name, email: actor.email, session: token };
      },
    },
    callbacks: {
      jwt: ({ token, user }) =>
        user ? { sub: user.id, device: 'device' in user ? String(user.device) : '' } : token,
      redirect: ({ url }) => siteUrl() + ownAddress(url, siteUrl()),
    },
    events: {
      signOut: ({ token }) => endSession(typeof token?.session === 'string' ? token.session : undefined),
    },
  };
}

/** An error thrown here appears in the address bar, so it reveals as little as possible. */
async function authorize(credentials: unknown, headers: Record<string, unknown>) {
  const order = signInOrder.safeParse(credentials);
  if (!order.success) return null;
  try {
    const { id, name, email } = await signInWithPassword(order.data, {
      client: textOf(headers[clientHeader]),
      isKnownBrowser: isKnownBrowser(secretOf(), knownBrowserIn(headers), order.data.email),
      browserLinkSettings: process.env.SMTP_URL?.trim() ? { site: siteUrl(), secret: secretOf() } : undefined,
    });
    return { id: String(id), name, email, device: String(headers['user-agent'] ?? '') };
  } catch (error) {
    if (!isRefusal(error)) throw new Error('failed');
    if (error.reason === 'too-many-tries' || error.reason === 'account-tries')
      throw new Error(`${error.reason} ${error.facts.minutes}`);
    if (error.reason === 'busy') throw new Error('busy');
    return null;
  }
}

const textOf = (header: unknown) => (typeof header === 'string' ? header : undefined);
const secretOf = () => process.env.NEXTAUTH_SECRET ?? '';

function knownBrowserIn(headers: Record<string, unknown>): string | undefined {
  const name = knownBrowserCookie(sessionCookie(siteUrl()).secure);
  const pairs = textOf(headers.cookie)?.split(/\s*;\s*/);
  return pairs?.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
