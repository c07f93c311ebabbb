import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exchange, openBothServers, openSlowReader, portOf } from './fastLane.scene.ts';

let scene: Awaited<ReturnType<typeof openBothServers>>;
beforeAll(async () => {
  scene = await openBothServers();
  for (const path of [...urls, '/api/articles']) await scene.get(path);
});
afterAll(() => scene.strike());

const urls = ['/', '/articles/a', '/articles/%E6%B8%A1%E8%BD%AE', '/?language=zh-CN', '/search?q=x', '/gone'];
const ask = (line: string, ...headers: string[]) =>
  `${[line, 'Host: paper.test', ...headers].join('\r\n')}\r\n\r\n`;

/** Both servers' answers, and whether the fast lane answered itself. */
async function both(bytes: string) {
  const before = scene.state.answered;
  const fast = await exchange(scene.fast, bytes);
  const byLane = scene.state.answered > before;
  return { fast, ordinary: await exchange(scene.ordinary, bytes), byLane };
}

const chrome = [
  'Connection: keep-alive',
  'sec-ch-ua: "Chromium";v="140"',
  'Upgrade-Insecure-Requests: 1',
  'User-Agent: Mozilla/5.0 (X11; Linux x86_64)',
  'Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8',
  'Sec-Fetch-Mode: navigate',
  'Accept-Encoding: gzip, deflate, br, zstd',
  'Accept-Language: en-GB,en;q=0.9',
  'Cookie: session=x; theme=dark',
];

test.each([
  ...urls.map((path) => ask(`GET ${path} HTTP/1.1`)),
  ...urls.map((path) => ask(`HEAD ${path} HTTP/1.1`, 'accept-encoding: gzip')),
  ask('GET /articles/a HTTP/1.1', ...chrome),
  ask('GET /articles/a HTTP/1.1', 'If-None-Match: *', 'Accept-Encoding: br'),
  ask('GET /articles/a HTTP/1.1', 'If-Modified-Since: Sun, 14 Apr 2024 02:15:00 GMT'),
  ask('HEAD /articles/a HTTP/1.1', 'if-modified-since:   Sun Apr 14 02:15:00 2024  '),
  ask('GET /articles/a HTTP/1.1', 'If-Modified-Since: Sun, 14 Apr 2024 02:14:59 GMT'),
  ask('GET /articles/a HTTP/1.1', 'If-Modified-Since: yesterday'),
  ask('GET /articles/a HTTP/1.1', 'If-Modified-Since:'),
  ask(
    'GET /articles/a HTTP/1.1',
    'If-None-Match: "other"',
    'If-Modified-Since: Mon, 15 Apr 2024 02:15:00 GMT',
  ),
  ask('GET /gone HTTP/1.1', 'If-Modified-Since: Mon, 15 Apr 2024 02:15:00 GMT'),
  ask('GET /articles/a HTTP/1.1', 'If-None-Match: "other"', 'X-Forwarded-For: 10.0.0.1', 'Via: 1.1 cdn'),
  ask('GET /articles/a?utm_source=x HTTP/1.1'),
  ask('GET //articles//a HTTP/1.1'),
  ask('GET /moved HTTP/1.1'),
  ask('GET /no/such HTTP/1.1'),
])('the fast lane answers with the same bytes as the ordinary server: %j', async (bytes) => {
  const { fast, ordinary, byLane } = await both(bytes);
  expect(byLane).toBe(true);
  expect(fast).toBe(ordinary);
  expect(fast).toMatch(/^HTTP\/1\.1 (200|304|308|404|410) .*alive$/s);
});

test.each([
  ask('GET /health HTTP/1.1'),
  ask('GET /newsroom HTTP/1.1'),
  ask('GET /api/articles HTTP/1.1'),
  ask('GET / HTTP/1.1', 'Connection: close'),
  ask('GET / HTTP/1.1', 'Connection: Upgrade', 'Upgrade: websocket'),
  ask('GET / HTTP/1.1', 'Content-Length: 0'),
  ask('GET / HTTP/1.1', 'Content-Length: 3').concat('abc'),
  ask('GET / HTTP/1.1', 'Transfer-Encoding: chunked').concat('0\r\n\r\n'),
  ask('GET / HTTP/1.1', 'Expect: 100-continue'),
  ask('GET / HTTP/1.1', 'Content-Type: multipart/form-data'),
  ask('GET / HTTP/1.1', 'Host: other'),
  ask('GET / HTTP/1.1', 'Nobody-Knows: this'),
  ask('GET / HTTP/1.1', 'Accept-Encoding: br', 'Accept-Encoding: gzip'),
  ask('GET / HTTP/1.1', ...Array(2).fill('If-Modified-Since: Mon, 15 Apr 2024 02:15:00 GMT')),
  ask('GET / HTTP/1.1', 'Accept: a\r\n folded'),
  ask('GET / HTTP/1.1', 'Accept : a'),
  ask('GET / HTTP/1.1', 'Accept: \u00e9'),
  ask('GET / HTTP/1.1', `Cookie: ${'x'.repeat(9_000)}`),
  ask('GET / HTTP/1.0'),
  ask('POST / HTTP/1.1'),
  ask('GET http://paper.test/ HTTP/1.1'),
  ask('GET /%zz HTTP/1.1'),
  ask('GET /a b HTTP/1.1'),
  'GET / HTTP/1.1\r\n\r\n',
  'GET / HTTP/1.1\nHost: x\n\n',
  'GET / HT',
  '\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n',
  ask('GET / HTTP/1.1') + ask('GET /articles/a HTTP/1.1'),
  '\x16\x03\x01\x02\x00\x01\x00',
])('requests that are not plain reach the ordinary server unchanged: %j', async (bytes) => {
  const { fast, ordinary } = await both(bytes);
  expect(fast).toBe(ordinary);
});

const usually = <T>(...these: T[]): T[] =>
  Array.from({ length: 12 }, (_, at) => these[at % these.length] as T);
const usual = fc.constantFrom(
  ...chrome,
  ...['If-Modified-Since: Mon, 15 Apr 2024 02:15:00 GMT', 'If-Modified-Since: 0'],
  'If-None-Match: *',
  'Accept-Encoding:',
  'Range: bytes=0-1',
);
const unusual = fc.constantFrom(
  ...[
    'Content-Length: 2',
    'Transfer-Encoding: chunked',
    'Connection: close',
    'Connection: keep-alive, close',
  ],
  ...[
    'Expect: 100-continue',
    'Upgrade: h2c',
    'TE: trailers',
    ' folded',
    'X Y: z',
    'A:\tb',
    ':',
    '',
    'Host: b',
  ],
);
const line = fc.oneof(
  { weight: 12, arbitrary: usual },
  { weight: 2, arbitrary: unusual },
  { weight: 1, arbitrary: fc.string({ maxLength: 12, unit: 'binary-ascii' }) },
);
const request = fc
  .record({
    method: fc.constantFrom(...usually('GET', 'HEAD'), 'POST', 'get', 'OPTIONS'),
    target: fc.oneof(
      fc.constantFrom(...urls, '/no/such', '/health', '/newsroom', '*', '/articles/a#x', '/%00', '/\\'),
      fc.webPath().map((path) => `/no${path}`),
    ),
    version: fc.constantFrom(...usually('HTTP/1.1'), 'HTTP/1.0', 'HTTP/2.0', 'http/1.1', ''),
    lines: fc.array(line, { maxLength: 5 }),
    host: fc.constantFrom(...usually(['Host: a'], ['host:a']), []),
    end: fc.constantFrom(...usually('\r\n'), '\n'),
  })
  .map(({ method, target, version, lines, host, end }) =>
    [`${method} ${target} ${version}`, ...host, ...lines, '', ''].join(end),
  );
/** Requests with an occasional extra, missing or changed byte. */
const spoilt = fc
  .tuple(
    request,
    fc.nat(),
    fc.constantFrom('', '', '', '', '', '', '', '', 'drop', 'double', '\0', ' ', '\r', '\n', ':', '\xff'),
  )
  .map(([bytes, where, how]) => {
    const at = where % bytes.length;
    if (how === '') return bytes;
    const replacement = how === 'drop' ? '' : how === 'double' ? `${bytes[at]}${bytes[at]}` : how;
    return bytes.slice(0, at) + replacement + bytes.slice(at + 1);
  });

test('both servers answer any input with the same bytes', async () => {
  const before = scene.state.answered;
  await fc.assert(
    fc.asyncProperty(spoilt, async (bytes) => {
      const [fast, ordinary] = await Promise.all([
        exchange(scene.fast, bytes),
        exchange(scene.ordinary, bytes),
      ]);
      expect(fast).toBe(ordinary);
    }),
    { numRuns: 250 },
  );
  expect(scene.state.answered).toBeGreaterThan(before + 10);
}, 60_000);

test('answers come in the order of the requests, also when the first one has to wait', async () => {
  scene.press.drop(['article:1']);
  const { socket } = await openSlowReader(scene.fast);
  let received = '';
  socket.setEncoding('latin1').on('data', (text: string) => {
    received += text;
  });
  socket.resume();
  socket.write(ask('HEAD /no/wait HTTP/1.1'));
  await sleep(1);
  socket.write(ask('HEAD /gone HTTP/1.1'));
  await expect.poll(() => received.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 404', 'HTTP/1.1 410']);
  socket.destroy();
});

test('a client that does not read its answers is not read from, and receives all of them in the end', async () => {
  await scene.get('/long');
  const { socket, read } = await openSlowReader(scene.fast);
  const before = scene.state.answered;
  for (let n = 0; n < 60; n++) {
    socket.write(ask('GET /long HTTP/1.1'));
    await sleep(2);
  }
  await sleep(50);
  expect(scene.state.answered - before).toBeLessThan(20);
  socket.resume();
  await expect.poll(read, { timeout: 15_000 }).toBeGreaterThan(60 * 1_000_000);
  socket.destroy();
});

test('at shutdown, a fast-lane connection is asked to close, and idle ones are closed', async () => {
  const { socket: asking } = await openSlowReader(scene.fast);
  const { socket: idle } = await openSlowReader(scene.fast);
  for (const socket of [asking, idle]) {
    socket.resume();
    socket.write(ask('GET / HTTP/1.1'));
    await once(socket, 'data');
  }
  scene.state.draining = true;
  asking.write(ask('HEAD / HTTP/1.1'));
  const [last] = await once(asking, 'data');
  expect(String(last)).toMatch(/^Connection: close/m);
  scene.fast.closeIdleConnections();
  await once(idle, 'close');
  scene.state.draining = false;
  expect(portOf(scene.fast)).toBeGreaterThan(0);
});
