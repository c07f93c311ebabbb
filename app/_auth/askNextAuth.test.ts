import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { signInLimit } from '#db/schema/people.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { hire, openScene, scenePassword } from '#editorial/people/people.scene.ts';
import { findActor } from '#editorial/people/sessions.ts';
import { type AuthRequest, askNextAuth } from './askNextAuth.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let me: Actor;
beforeAll(async () => {
  process.env.SITE_URL = 'https://courier.example';
  process.env.NEXTAUTH_SECRET = 'a secret of the test';
  scene = await openScene();
  me = await hire('editor');
});
afterAll(() => scene.close());
beforeEach(() => staff().delete(signInLimit));

const sessionName = '__Secure-next-auth.session-token';

async function send(path: string, overrides: Partial<AuthRequest> = {}) {
  const answered = await askNextAuth({
    method: 'GET',
    path: path.split('/'),
    cookies: {},
    headers: {},
    ...overrides,
  });
  if (!answered) throw new Error('not an action that Copydesk uses');
  return answered;
}

async function signIn(form: Record<string, string>, headers: Record<string, string> = {}) {
  const csrf = await send('csrf');
  const { csrfToken } = JSON.parse(csrf.body);
  const cookies = Object.fromEntries(csrf.cookies);
  const body = { csrfToken, ...form };
  return send('callback/credentials', { method: 'POST', cookies, headers, body });
}

test('signing in sets a cookie with an opaque token that scripts and other sites cannot use', async () => {
  const answered = await signIn({
    email: ` ${me.email.toUpperCase()}`,
    password: scenePassword,
    callbackUrl: '/admin/users',
  });
  expect(answered.headers.get('Location')).toBe('https://courier.example/admin/users');
  const token = answered.cookies.get(sessionName);
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(await findActor(token)).toEqual(me);
  const cookie = answered.headers.getSetCookie().find((text) => text.startsWith(sessionName));
  expect(cookie).toMatch(/; HttpOnly; Secure; SameSite=Lax$/);
});

test('signing out ends the session for everybody who has its cookie', async () => {
  const cookies = Object.fromEntries((await signIn({ email: me.email, password: scenePassword })).cookies);
  const csrf = await send('csrf');
  const { csrfToken } = JSON.parse(csrf.body);
  const answered = await send('signout', {
    method: 'POST',
    cookies: { ...cookies, ...Object.fromEntries(csrf.cookies) },
    body: { csrfToken },
  });
  expect(answered.cookies.get(sessionName)).toBe('');
  expect(await findActor(cookies[sessionName])).toBeNull();
});

test('the session endpoint returns name and email, and renews nothing', async () => {
  const token = (await signIn({ email: me.email, password: scenePassword })).cookies.get(sessionName) ?? '';
  const answered = await send('session', { cookies: { [sessionName]: token } });
  expect(JSON.parse(answered.body).user).toEqual({ name: me.name, email: me.email });
  expect(answered.cookies.get(sessionName)).toBe(token);
});

test('a wrong password and an unknown address get the same answer, without a session', async () => {
  const answers = [
    await signIn({ email: me.email, password: 'wrong' }),
    await signIn({ email: 'nobody@courier.example', password: 'wrong' }),
    await signIn({ email: 'not an address', password: '\0' }),
    await signIn({}),
  ];
  const [first] = answers;
  for (const answered of answers) {
    expect(answered.headers.get('Location')).toBe(first?.headers.get('Location'));
    expect(answered.cookies.has(sessionName)).toBe(false);
  }
});

test('an eleventh attempt is refused whatever X-Forwarded-For says, and another client is not affected', async () => {
  const from = (client: string, at = 0) => ({
    'x-copydesk-client': client,
    'x-forwarded-for': `10.0.0.${at}`,
  });
  for (let at = 0; at < 10; at++)
    await signIn({ email: me.email, password: 'wrong' }, from('203.0.113.9', at));
  const eleventh = await signIn({ email: me.email, password: scenePassword }, from('203.0.113.9', 11));
  expect(eleventh.headers.get('Location')).toContain('too-many-tries');
  expect(
    (await signIn({ email: me.email, password: scenePassword }, from('203.0.113.10'))).cookies.get(
      sessionName,
    ),
  ).toMatch(/./);
});

test('a POST without the CSRF token of its own form does nothing', async () => {
  const answered = await send('callback/credentials', {
    method: 'POST',
    body: { email: me.email, password: scenePassword },
  });
  expect(answered.cookies.has(sessionName)).toBe(false);
});

describe('invalid input', () => {
  const names = [
    'session-token',
    'session-token.0',
    'callback-url',
    'csrf-token',
    'state',
    'pkce.code_verifier',
    'nonce',
  ];
  const invalidValues = [
    '',
    '%',
    '%E0%A4%A',
    '//evil',
    'http://[',
    '\0',
    '\ud800',
    'null',
    '{}',
    '|',
    'a|b|c',
    'x'.repeat(9_000),
    'javascript:1',
  ];
  const prefixes = ['next-auth.', '__Secure-next-auth.', '__Host-next-auth.'];

  test.each(['session', 'csrf', 'signin', 'signout', 'error', 'providers'])(
    'in any cookie never makes %s fail',
    async (path) => {
      for (const name of names)
        for (const value of invalidValues)
          for (const prefix of prefixes) {
            const answered = await send(path, { cookies: { [prefix + name]: value } });
            expect(answered.status, `${prefix}${name}=${value}`).toBeLessThan(500);
          }
    },
  );

  test.each(['signin', 'callback/credentials', 'signout'])(
    'in a form or an address never makes a POST to %s fail',
    async (path) => {
      for (const value of invalidValues)
        for (const field of ['callbackUrl', 'csrfToken', 'email', 'password', 'json', '__proto__']) {
          const fields = { [field]: value };
          const answered = await send(path, { method: 'POST', body: fields, query: fields, cookies: {} });
          expect(answered.status, `${field}=${value}`).toBeLessThan(500);
        }
    },
  );

  test.each([
    '//evil.example',
    '/\\evil.example',
    'https://courier.example@evil.example',
    'javascript:alert(1)',
    '/%09/evil.example',
  ])('callback address %s does not lead to another site', async (callbackUrl) => {
    const { headers } = await signIn({ email: me.email, password: scenePassword, callbackUrl });
    expect(headers.get('Location')).toBe('https://courier.example/newsroom');
    const answered = await send('signin', {
      query: { callbackUrl },
      headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
    });
    expect(answered.headers.get('Location')).not.toMatch(/evil/);
  });

  test.each(['_log', 'verify-request', 'callback', 'callback/github', 'session/x/y', ''])(
    'action %j is not supported',
    async (path) => {
      for (const method of ['GET', 'POST'] as const) {
        if (method === 'POST' || path !== 'session')
          expect(await askNextAuth({ method, path: path.split('/'), cookies: {}, headers: {} })).toBeNull();
      }
    },
  );
});

test('an error text that no header can carry still leads to the sign-in page', async () => {
  for (const error of ['\0', '中', 'a\r\nX: y', '\ud800']) {
    const answered = await send('error', { query: { error } });
    expect(answered.headers.get('Location')).toMatch(/^\/sign-in\?error=[\x20-\x7e]+$/);
  }
});
