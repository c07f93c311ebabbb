import { request as ask, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { openFrontServer, type RequestHandlers } from './frontServer.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const say =
  (handler: string): RequestHandlers['staff'] =>
  (request, response) =>
    response.end(JSON.stringify({ handler, url: request.url }));

async function open(): Promise<number> {
  const handlers = {
    paper: say('paper'),
    staff: say('staff'),
    islands: { handles: () => false, handle() {} },
    statics: { handles: () => false, handle() {} },
    previews: { handles: () => false, handle() {} },
    events: { handles: () => false, handle() {} },
    collab() {},
    reload() {},
  };
  server = openFrontServer({
    site: { siteUrl: 'https://courier.example', isSiteUrlSet: true },
    handlers: Promise.resolve(handlers as unknown as RequestHandlers),
    alive() {},
    ready() {},
    draining: () => false,
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

type Answer = { status: number; headers: IncomingHttpHeaders; json: Record<string, unknown> | null };

async function send(method: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const port = await open();
  return new Promise((resolve, reject) => {
    const named = { host: 'courier.example', ...headers };
    const request = ask(
      { host: '127.0.0.1', port, path, headers: named, method, agent: false },
      async (response) => {
        let body = '';
        for await (const chunk of response) body += chunk;
        const json = body ? JSON.parse(body.startsWith('{') ? body : JSON.stringify({ body })) : null;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, json });
      },
    );
    request.once('error', reject).end();
  });
}

const bearer = { authorization: `Bearer cd_${'a'.repeat(43)}` };

describe('public API routes', () => {
  test.each([
    ['/api/articles', '/api/articles'],
    ['/api/articles?limit=5', '/api/articles?limit=5'],
    ['/api/articles/a-slug', '/api/articles/a-slug'],
    ['/api/v1/articles/a-slug', '/api/articles/a-slug'],
    ['/api/v1/ninjs?language=en', '/api/ninjs?language=en'],
    ['/api/ninjs/a-slug', '/api/ninjs/a-slug'],
    ['/api/openapi.json', '/api/openapi.json'],
  ])('%s is answered by the public API, with CORS open to any page', async (path, url) => {
    const { json, headers } = await send('GET', path, { origin: 'https://elsewhere.example' });
    expect(json).toEqual({ handler: 'paper', url });
    expect(headers).toMatchObject({ 'access-control-allow-origin': '*', 'api-version': '1' });
    expect(headers['access-control-allow-credentials']).toBeUndefined();
  });

  test.each([
    '/api/auth/session',
    '/api/articlesx',
    '/api/v2/articles',
    '/api/drafts/7',
    '/api/v1',
    '/api/v1/auth/session',
    '/newsroom',
  ])('%s is not part of it', async (path) => {
    const { json, headers } = await send('GET', path);
    expect(json?.handler).toBe('staff');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  test('a CORS preflight is answered with the allowed methods', async () => {
    const { status, headers } = await send('OPTIONS', '/api/articles', {
      origin: 'https://elsewhere.example',
    });
    expect(status).toBe(204);
    expect(headers).toMatchObject({
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-allow-headers': 'If-None-Match',
    });
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH'])('%s is refused there, even with a token', async (method) => {
    const { status, json, headers } = await send(method, '/api/articles/a-slug', bearer);
    expect([status, json?.status, headers.allow]).toEqual([405, 405, 'GET, HEAD, OPTIONS']);
  });
});

describe('an API client without an Origin', () => {
  test.each(['/api/drafts', '/api/v1/drafts', '/api/drafts/7/release'])(
    'is admitted at %s with a token',
    async (path) => {
      expect((await send('POST', path, bearer)).json?.handler).toBe('staff');
    },
  );

  test('without a token receives a request for one', async () => {
    const { status, headers, json } = await send('POST', '/api/drafts');
    expect([status, headers['www-authenticate'], json?.type]).toEqual([
      401,
      'Bearer realm="copydesk"',
      'urn:copydesk:problem:token-missing',
    ]);
  });

  test.each([
    '/newsroom',
    '/api/auth/signin',
    '/api/draftsx',
    '/api/drafts/',
    '/api/drafts/7',
    '/api/drafts/7/release/x',
    '/api/drafts/../auth/signin',
    '//api/drafts',
    '/api/%64rafts',
    '/',
  ])('is not admitted with a token anywhere else: %s', async (path) => {
    expect((await send('POST', path, bearer)).status).toBe(403);
  });

  test('that uses another method learns which methods are allowed', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS']) {
      const { status, headers } = await send(method, '/api/drafts', bearer);
      expect([status, headers.allow]).toEqual([405, 'POST']);
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });
});

test.each([
  ['a foreign page', { origin: 'https://evil.example' }],
  ['a page without an address', { origin: 'null' }],
  ['a page that hides its Origin', { 'sec-fetch-site': 'cross-site' }],
])('%s cannot send a draft, even with a token', async (_, headers) => {
  const { status, json } = await send('POST', '/api/drafts', {
    ...bearer,
    ...(headers as Record<string, string>),
  });
  expect([status, json?.type]).toEqual([403, 'urn:copydesk:problem:refused-at-the-door']);
});
