import { request as ask, type IncomingHttpHeaders, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { MAX_WAITING, signInGauge } from '#editorial/people/workQueue.ts';
import { openFrontServer, type RequestHandlers } from './frontServer.ts';
import { drain } from './listening.ts';

let server: Server | undefined;
let draining = false;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  draining = false;
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Handlers that answer with their own name and the headers they received. */
function echoHandlers(): RequestHandlers {
  const say =
    (name: string): RequestHandlers['staff'] =>
    async (request, response) => {
      if (request.url?.endsWith('slow')) await sleep(600);
      response.end(JSON.stringify({ name, headers: request.headers }));
    };
  const greet =
    (name: string): RequestHandlers['collab'] =>
    (_, socket) =>
      socket.end(`HTTP/1.1 200 OK\r\n\r\n${name}`);
  return {
    paper: say('paper'),
    staff: say('staff'),
    islands: { handles: () => false, handle() {} },
    statics: { handles: (target) => target.startsWith('/_next/static/'), handle: say('statics') },
    previews: {
      handles: (target) => /^\/(proofs|newsroom\/front\/preview)/.test(target),
      handle: say('previews'),
    },
    events: { handles: (target) => target === '/newsroom/events', handle: say('events') },
    collab: greet('collab'),
    reload: greet('reload'),
  };
}

async function open(
  siteUrl?: string,
  handlers: Promise<RequestHandlers> = Promise.resolve(echoHandlers()),
): Promise<number> {
  server = openFrontServer({
    site: { siteUrl: siteUrl ?? 'http://localhost', isSiteUrlSet: siteUrl !== undefined },
    handlers,
    alive: (response) => response.end('alive'),
    ready: (response) => response.end('ready'),
    draining: () => draining,
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function send(
  port: number,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = ask(
      { host: '127.0.0.1', port, path, headers, method, agent: false },
      async (response) => {
        let body = '';
        for await (const chunk of response) body += chunk;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      },
    );
    request.once('error', reject).end();
  });
}

const handlerOf = async (answer: Promise<Answer>) => JSON.parse((await answer).body).name;

test.each([
  ['/', 'paper'],
  ['/articles/newsroom', 'paper'],
  ['/newsroomy', 'paper'],
  ['/search?q=/newsroom', 'paper'],
  ['//newsroom', 'paper'],
  ['/newsroom', 'staff'],
  ['/newsroom?view=mine', 'staff'],
  ['/newsroom/articles/7', 'staff'],
  ['/sign-in', 'staff'],
  ['/api/auth/session', 'staff'],
  ['/_next/image', 'staff'],
  ['/_next/static/a.js', 'statics'],
])('%s is answered by %s', async (path, name) => {
  const port = await open();
  expect(await handlerOf(send(port, path))).toBe(name);
});

test.each([
  ['/newsroom/articles/%', {}],
  ['/invite/%E0%A4%A', {}],
  ['/api/auth/%ff', {}],
  ['/sign-in', { 'content-type': 'multipart/form-data' }],
])('%s with %o cannot be parsed, and is refused before any handler runs', async (path, headers) => {
  const port = await open();
  expect((await send(port, path, headers)).status).toBe(400);
});

test.each([
  ['absent', {}],
  ['null', { origin: 'null' }],
  ['foreign', { origin: 'https://evil.example' }],
  ['of another port', { origin: 'http://courier.example:81', host: 'courier.example' }],
  ['forged by forwarding', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }],
  ['foreign by its own telling', { 'sec-fetch-site': 'same-site' }],
])('a changing request whose origin is %s is refused', async (_, headers) => {
  const port = await open();
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    const answer = await send(port, '/newsroom', headers as Record<string, string>, method);
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('nothing was done');
  }
});

test('a changing request from our own pages is admitted', async () => {
  const port = await open();
  const sameOrigin = { host: 'localhost:3000', origin: 'http://localhost:3000' };
  expect(await handlerOf(send(port, '/newsroom', sameOrigin, 'POST'))).toBe('staff');
  expect(await handlerOf(send(port, '/newsroom', { 'sec-fetch-site': 'same-origin' }, 'POST'))).toBe('staff');
});

test('when SITE_URL is set, only that origin is our own, whatever Host is', async () => {
  const port = await open('https://courier.example');
  const forged = { host: 'evil.example', origin: 'https://evil.example' };
  expect((await send(port, '/newsroom', forged, 'POST')).status).toBe(403);
  const sameOrigin = { host: 'inside:3000', origin: 'https://courier.example' };
  const answer = await send(port, '/newsroom', sameOrigin, 'POST');
  expect(JSON.parse(answer.body).headers.host).toBe('courier.example');
});

test("headers that only this server may set are removed, and the client's true address is added", async () => {
  const port = await open();
  const forged = { 'x-copydesk-client': '1.2.3.4', 'X-Copydesk-Role': 'admin', 'x-forwarded-for': '1.2.3.4' };
  const { headers } = JSON.parse((await send(port, '/newsroom', forged)).body);
  expect(headers).toMatchObject({ 'x-copydesk-client': '127.0.0.1' });
  expect(JSON.stringify(headers)).not.toMatch(/1\.2\.3\.4|admin/);
});

test.each([
  'content-security-policy',
  'Content-Security-Policy-Report-Only',
  'x-middleware-subrequest',
  'x-middleware-set-cookie',
  'x-nextjs-data',
  'x-now-route-matches',
  'x-action-forwarded',
  'x-matched-path',
  'x-real-ip',
  'x-http-method-override',
  'x-vercel-protection-bypass',
  'forwarded',
  'next-resume',
])('the app does not receive %s from a client', async (name) => {
  const port = await open();
  for (const [path, method] of [
    ['/newsroom', 'GET'],
    ['/proofs/a', 'GET'],
    ['/sign-in', 'POST'],
  ] as const) {
    const answer = await send(
      port,
      path,
      { [name]: 'planted', origin: 'http://localhost', host: 'localhost' },
      method,
    );
    expect(answer.status).toBe(200);
    expect(answer.body).not.toContain('planted');
  }
});

test("headers that Next's own pages send reach Next", async () => {
  const sent = { rsc: '1', 'next-router-state-tree': '%5B%5D', 'next-action': 'a', 'next-url': '/newsroom' };
  const { headers } = JSON.parse((await send(await open(), '/newsroom', sent)).body);
  expect(headers).toMatchObject(sent);
});

test('staff pages cannot be framed, sniffed or reached from an opener', async () => {
  const { headers } = await send(await open(), '/newsroom');
  expect(headers).toMatchObject({
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
  });
});

function upgrade(port: number, path: string, origin?: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.on('data', (data) => {
      received += data;
    });
    socket.on('close', () => resolve(received));
    const from = origin ? `Origin: ${origin}\r\n` : '';
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${from}\r\n`,
    );
  });
}

test("WebSockets are accepted from our own pages only, for collaboration and Next's reload", async () => {
  const port = await open();
  expect(await upgrade(port, '/collab', 'http://here')).toContain('collab');
  expect(await upgrade(port, '/_next/hmr', 'http://here')).toContain('reload');
  expect(await upgrade(port, '/elsewhere', 'http://here')).toContain('404');
  expect(await upgrade(port, '/collab', 'http://evil')).toContain('403');
  expect(await upgrade(port, '/collab')).toContain('403');
});

test('health is answered before the handlers are open; a page waits for them', async () => {
  const opened = Promise.withResolvers<RequestHandlers>();
  const port = await open(undefined, opened.promise);
  const page = handlerOf(send(port, '/'));
  expect((await send(port, '/health')).body).toBe('alive');
  opened.resolve(echoHandlers());
  expect(await page).toBe('paper');
});

test('headers over 16 kB are refused, and the server continues', async () => {
  const port = await open();
  expect((await send(port, '/', { cookie: 'x'.repeat(20_000) })).status).toBe(431);
  expect((await send(port, '/')).status).toBe(200);
});

test('at shutdown, running requests are answered and new connections are refused', async () => {
  const port = await open();
  const slow = send(port, '/slow');
  await sleep(100);
  draining = true;
  let socketsClosed = false;
  const drained = drain(server as Server, [server as Server], async () => {
    socketsClosed = true;
  });
  await expect(send(port, '/')).rejects.toThrow('ECONNREFUSED');
  expect((await slow).status).toBe(200);
  await drained;
  expect(socketsClosed).toBe(true);
});

const subscriptionPath = `/subscriptions/${'a'.repeat(43)}`;

test("readers' forms are answered by routes, and viewed through the press", async () => {
  const port = await open('https://courier.example');
  const sameOrigin = { origin: 'https://courier.example', host: 'courier.example' };
  expect(await handlerOf(send(port, '/subscriptions', sameOrigin, 'POST'))).toBe('staff');
  expect(await handlerOf(send(port, `${subscriptionPath}/confirm`, sameOrigin, 'POST'))).toBe('staff');
  for (const path of ['/subscribe', subscriptionPath, `${subscriptionPath}/end`])
    expect(await handlerOf(send(port, path, sameOrigin, 'GET'))).toBe('paper');
  for (const path of ['/subscribe', subscriptionPath, '/articles/a', '/subscriptions/short/end'])
    expect(await handlerOf(send(port, path, sameOrigin, 'POST'))).toBe('paper');
});

test('mail programs may end a subscription from any origin, and do nothing else', async () => {
  const port = await open('https://courier.example');
  for (const headers of [undefined, { origin: 'https://mail.example' }])
    expect((await send(port, `${subscriptionPath}/end`, headers, 'POST')).status).toBe(200);
  for (const [path, method] of [
    [`${subscriptionPath}/confirm`, 'POST'],
    [`${subscriptionPath}/end/x`, 'POST'],
    [`${subscriptionPath}/end`, 'DELETE'],
    ['/subscriptions', 'POST'],
  ] as const)
    expect((await send(port, path, { origin: 'https://mail.example' }, method)).status).toBe(403);
});

test('with SITE_URL set, pages requested at another host redirect to the site; probes and metrics answer at any host', async () => {
  const port = await open('https://courier.example');
  for (const host of ['127.0.0.1', 'courier.example:8443', 'evil.example', 'www.courier.example'])
    for (const [method, path] of [
      ['GET', '/'],
      ['HEAD', '/articles/a?language=en'],
      ['GET', '/newsroom'],
      ['GET', '//evil.example/x'],
      ['GET', '/healthy'],
    ] as const) {
      const { status, headers } = await send(port, path, { host }, method);
      expect([status, headers.location, headers['cache-control']]).toEqual([
        308,
        `https://courier.example${path}`,
        'no-store',
      ]);
    }
  for (const path of ['/health', '/ready', '/metrics', '/collab'])
    expect((await send(port, path, { host: '10.0.0.7' })).status).toBe(200);
  for (const host of ['courier.example', 'COURIER.example'])
    expect((await send(port, '/', { host })).status).toBe(200);
});

test('without SITE_URL any host is the site', async () => {
  const port = await open();
  expect((await send(port, '/', { host: 'alder.lan:3000' })).status).toBe(200);
});

test('while the queue of sign-ins is full, a posted password is answered 503 with Retry-After', async () => {
  const port = await open('https://courier.example');
  const sameOrigin = { origin: 'https://courier.example', host: 'courier.example' };
  const post = (path: string, more = {}) => send(port, path, { ...sameOrigin, ...more }, 'POST');
  const gauge = signInGauge();
  gauge.waiting = MAX_WAITING;
  for (const path of ['/sign-in', '/api/auth/callback/credentials']) {
    const { status, headers } = await post(path);
    expect([status, headers['retry-after']]).toEqual([503, '5']);
  }
  expect((await post('/sign-in', { 'next-action': 'abc', 'content-type': 'text/plain' })).status).not.toBe(
    503,
  );
  expect((await send(port, '/sign-in', sameOrigin)).status).toBe(200);
  gauge.waiting = MAX_WAITING - 1;
  expect((await post('/sign-in')).status).toBe(200);
  gauge.waiting = 0;
});
