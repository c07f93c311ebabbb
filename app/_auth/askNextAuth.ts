import NextAuth from 'next-auth';
import { authentication } from './authentication.ts';
import { ownAddress } from './ownAddress.ts';
import { siteUrl } from './siteUrl.ts';

export type AuthRequest = {
  method: 'GET' | 'POST';
  /** the path after `/api/auth/`, such as `['callback', 'credentials']` */
  path: string[];
  query?: Record<string, string>;
  body?: Record<string, string>;
  cookies: Record<string, string>;
  headers: Record<string, string>;
};

export type AuthResponse = { status: number; headers: Headers; cookies: Map<string, string>; body: string };

const actions = {
  GET: ['csrf', 'session', 'providers', 'signin', 'signout', 'error'],
  POST: ['callback', 'signin', 'signout'],
};

/**
 * Passes a sanitized request to next-auth: callback addresses in the query, the body and the cookie are on this site
 * (next-auth answers 500 to a cookie that it cannot parse), and no header can change the site's address. @returns null
 * for an action that Copydesk does not use
 */
export async function askNextAuth(authRequest: AuthRequest): Promise<AuthResponse | null> {
  const [action = '', provider, ...rest] = authRequest.path;
  if (!actions[authRequest.method].includes(action) || rest.length > 0) return null;
  if (provider !== undefined && provider !== 'credentials') return null;
  if (action === 'callback' && provider === undefined) return null;
  process.env.NEXTAUTH_URL = siteUrl();
  const { 'x-forwarded-host': _host, 'x-forwarded-proto': _proto, ...headers } = authRequest.headers;
  const request = {
    method: authRequest.method,
    query: { ...cleaned(authRequest.query ?? {}), nextauth: authRequest.path },
    body: cleaned(authRequest.body ?? {}),
    cookies: cleaned(authRequest.cookies),
    headers,
  };
  const { response, result } = recordingResponse();
  await NextAuth(request as never, response as never, authentication());
  return result;
}

/** Drops form fields that next-auth does not know, and restricts callback addresses to this site. */
function cleaned(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const isCallback = name === 'callbackUrl' || name.endsWith('next-auth.callback-url');
      return [name, isCallback ? siteUrl() + ownAddress(value, siteUrl()) : value];
    }),
  );
}

/** next-auth copies input into addresses unescaped, but a header takes printable ASCII only. */
const printable = (text: string) => text.toWellFormed().replace(/[^\x20-\x7e]/gu, encodeURIComponent);

/** A minimal Node response with the methods that next-auth calls. */
function recordingResponse() {
  const result: AuthResponse = { status: 200, headers: new Headers(), cookies: new Map(), body: '' };
  let setCookies: string[] = [];
  const response = {
    status(status: number) {
      result.status = status;
      return response;
    },
    getHeader: (name: string) => (name === 'Set-Cookie' ? setCookies : undefined),
    setHeader(name: string, value: string | string[]) {
      if (name !== 'Set-Cookie') result.headers.set(name, printable(String(value)));
      else {
        setCookies = [value].flat();
        for (const cookie of setCookies) {
          const [, key = '', text = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
          result.cookies.set(key, decodeURIComponent(text));
        }
      }
      return response;
    },
    json(body: unknown) {
      result.headers.set('Content-Type', 'application/json');
      return response.end(JSON.stringify(body));
    },
    send(body: unknown) {
      if (typeof body === 'string') return response.end(body);
      return response.json(body ?? {});
    },
    end(body = '') {
      result.body = body;
      for (const cookie of setCookies) result.headers.append('Set-Cookie', cookie);
      return response;
    },
  };
  return { response, result };
}
