import type { Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { MAX_PICTURE_BYTES } from '#editorial/media/pictureLimits.ts';
import { bodyLimitOf } from './bodyLimits.ts';
import { openFrontServer, type RequestHandlers } from './frontServer.ts';

const origin = 'https://courier.example';
const KB = 1024;
const MB = 1024 * KB;

let server: Server | undefined;
let socket: Socket | undefined;
afterEach(() => {
  socket?.destroy();
  server?.closeAllConnections();
  server?.close();
});

type Counts = { entered: number; bytes: number; ended: number; aborted: number };

/** A front server with a staff handler that reads the body it receives. */
async function open(hasPermit?: RequestHandlers['hasPermit']): Promise<{ port: number; counts: Counts }> {
  const counts = { entered: 0, bytes: 0, ended: 0, aborted: 0 };
  const read: RequestHandlers['staff'] = (request, response) => {
    counts.entered++;
    request.on('data', (chunk) => {
      counts.bytes += chunk.length;
    });
    request.on('error', () => counts.aborted++);
    request.on('end', () => {
      counts.ended++;
      response.end('taken');
    });
  };
  const closed = { handles: () => false, handle() {} };
  const handlers = {
    paper: read,
    staff: read,
    islands: closed,
    statics: closed,
    previews: closed,
    events: closed,
  };
  server = openFrontServer({
    site: { siteUrl: origin, isSiteUrlSet: true },
    handlers: Promise.resolve({ ...handlers, hasPermit } as unknown as RequestHandlers),
    alive() {},
    ready() {},
    draining: () => false,
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, counts };
}

type Reply = { text: string; closed: boolean };

const head = (path: string, lines: string[]) =>
  [`POST ${path} HTTP/1.1`, 'Host: courier.example', `Origin: ${origin}`, ...lines, '', ''].join('\r\n');

const chunk = (bytes: number) => `${bytes.toString(16)}\r\n${'x'.repeat(bytes)}\r\n`;

/** Opens a separate connection and sends the pieces one after another. */
function talk(port: number, pieces: Iterable<string | Buffer>): Reply {
  const reply: Reply = { text: '', closed: false };
  const connection = connect(port, '127.0.0.1');
  socket = connection;
  connection.on('data', (data) => {
    reply.text += data;
  });
  connection.on('error', () => {});
  connection.on('close', () => {
    reply.closed = true;
  });
  const rest = pieces[Symbol.iterator]();
  const write = () => {
    for (;;) {
      const next = rest.next();
      if (next.done || connection.destroyed) return;
      if (!connection.write(next.value)) return void connection.once('drain', write);
    }
  };
  write();
  return reply;
}

function* endless(path: string, lines: string[], chunks: number): Generator<string> {
  yield head(path, ['Transfer-Encoding: chunked', ...lines]);
  const piece = chunk(64 * KB);
  for (let sent = 0; sent < chunks; sent++) yield piece;
}

describe('a body that exceeds the limit for everybody', () => {
  test.each([
    ['/newsroom', ['Next-Action: a'], 16],
    ['/newsroom/media/upload', [], 64],
    ['/sign-in', ['Next-Action: a'], 64],
    ['/api/auth/callback/credentials', [], 64],
    ['/subscriptions', [], 64],
    ['/', [], 64],
    ['/newsroom/no/such/page', [], 64],
  ])('that never ends, to %s, is cut at its limit before a handler runs', async (path, lines, chunks) => {
    const { port, counts } = await open();
    const reply = talk(port, endless(path, lines, chunks));
    await expect.poll(() => reply.text).toMatch(/^HTTP\/1\.1 413 .*Connection: close.*so nothing was done/s);
    await expect.poll(() => reply.closed, { timeout: 4_000 }).toBe(true);
    expect(counts.entered).toBe(0);
  });

  test('and that is announced as too large is refused before any byte is read', async () => {
    const { port, counts } = await open();
    const reply = talk(port, [head('/newsroom', ['Next-Action: a', `Content-Length: ${17 * MB}`])]);
    await expect.poll(() => reply.text).toMatch(/^HTTP\/1\.1 413 /);
    expect(counts.entered).toBe(0);
  });

  test('is refused with a problem document for API clients', async () => {
    const { port, counts } = await open();
    const bearer = [`Authorization: Bearer cd_${'a'.repeat(43)}`];
    const reply = talk(port, endless('/api/drafts', bearer, 4));
    await expect
      .poll(() => reply.text)
      .toMatch(/^HTTP\/1\.1 413 .*application\/problem\+json.*"status":413/s);
    expect(counts.entered).toBe(0);
  });

  test('is refused readably also for a client that sends the whole body before it reads', async () => {
    const { port } = await open();
    const reply = talk(port, [
      head('/newsroom', ['Next-Action: a', `Content-Length: ${17 * MB}`]),
      Buffer.alloc(17 * MB, 'x'),
    ]);
    await expect.poll(() => reply.text).toMatch(/^HTTP\/1\.1 413 /);
    await expect.poll(() => reply.closed, { timeout: 4_000 }).toBe(true);
  });

  test('is refused without waiting for it when it comes from another origin', async () => {
    const { port, counts } = await open();
    const reply = talk(port, [
      head('/newsroom', ['Transfer-Encoding: chunked']).replace(origin, 'https://evil.example'),
      chunk(10),
    ]);
    await expect.poll(() => reply.text).toMatch(/^HTTP\/1\.1 403 /);
    await expect.poll(() => reply.closed, { timeout: 4_000 }).toBe(true);
    expect(counts.entered).toBe(0);
  });
});

describe('a large body that needs a permit', () => {
  test('streams to its handler after the permit was checked', async () => {
    const permits: string[] = [];
    const { port, counts } = await open(async (_, permit) => {
      permits.push(permit);
      return true;
    });
    const reply = talk(port, [...endless('/newsroom/media/upload', [], 100), '0\r\n\r\n']);
    await expect.poll(() => reply.text).toMatch(/^HTTP\/1\.1 200 .*taken/s);
    expect(counts).toMatchObject({ entered: 1, bytes: 100 * 64 * KB });
    expect(permits).toEqual(['asset.upload']);
  });

  test('is cut at the permitted size; its handler sees an early end and does not fail', async () => {
    const { port, counts } = await open(async () => true);
    const reply = talk(port, endless('/newsroom', ['Next-Action: a'], 64));
    await expect.poll(() => reply.text).toMatch(/^HTTP\/1\.1 413 /);
    await expect.poll(() => reply.closed, { timeout: 4_000 }).toBe(true);
    expect(counts.bytes).toBeLessThanOrEqual(2 * MB);
    expect(counts.ended).toBe(0);
    const next = talk(port, [head('/newsroom', ['Content-Length: 2']), 'hi']);
    await expect.poll(() => next.text).toMatch(/^HTTP\/1\.1 200 /);
  });

  test('is refused without a permit, and answered 503 while the permit cannot be checked', async () => {
    const { port } = await open(async (request) => {
      if (request.headers.cookie === 'away=1') throw new Error('the database is away');
      return false;
    });
    const large = [`Content-Length: ${10 * MB}`];
    const reply = talk(port, [head('/newsroom/import', large)]);
    await expect.poll(() => reply.text).toMatch(/^HTTP\/1\.1 413 .*without signing in/s);
    const later = talk(port, [head('/newsroom/import', ['Cookie: away=1', ...large])]);
    await expect.poll(() => later.text).toMatch(/^HTTP\/1\.1 503 .*Retry-After: \d/s);
  });
});

describe('a small body', () => {
  test('reaches its handler whole, chunked or not, and the connection can be reused', async () => {
    const { port, counts } = await open();
    const reply = talk(port, [
      head('/newsroom', ['Transfer-Encoding: chunked']),
      chunk(10),
      chunk(KB),
      '0\r\n\r\n',
      head('/newsroom', ['Content-Length: 5']),
      'he',
      'llo',
    ]);
    await expect.poll(() => reply.text.match(/ 200 /g)?.length).toBe(2);
    expect(counts).toMatchObject({ entered: 2, bytes: KB + 15, ended: 2 });
    expect(reply.closed).toBe(false);
  });

  test('is not passed on until it is complete, so that a slow sender occupies no handler', async () => {
    const { port, counts } = await open();
    const reply = talk(port, [head('/sign-in', ['Content-Length: 5']), 'he']);
    const other = talk(port, [head('/newsroom', ['Content-Length: 2']), 'hi']);
    await expect.poll(() => other.text).toMatch(/ 200 /);
    expect([counts.entered, reply.text]).toEqual([1, '']);
  });
});

describe('a server action', () => {
  const form = (lines: string) =>
    `--b\r\nContent-Disposition: form-data; name="0"\r\n\r\n${lines}\r\n--b--\r\n`;
  const multipart = 'Content-Type: multipart/form-data; boundary=b';
  const order = (path: string, type: string, body: string) => [
    head(path, ['Next-Action: a', type, `Content-Length: ${body.length}`]),
    body,
  ];

  test.each([
    ['text that is no JSON', '/newsroom', 'Content-Type: text/plain', 'no'],
    ['JSON that is no list', '/newsroom', 'Content-Type: text/plain', '{}'],
    ['a form that breaks off', '/sign-in', multipart, form('[]').slice(0, -8)],
    ['a form without an order', '/sign-in', multipart, form('[]').replace('"0"', '"x"')],
    ['a form with arguments that are not JSON', '/sign-in', multipart, form('no')],
    ['a form with arguments that refer to a missing part', '/sign-in', multipart, form('["$h1"]')],
    ['an order where a form belongs', '/sign-in', 'Content-Type: text/plain', '[]'],
    ['an order to an invitation', `/invite/${'a'.repeat(43)}`, 'Content-Type: text/plain', '["x"]'],
    ['fields of another kind', '/sign-in', 'Content-Type: application/x-www-form-urlencoded', 'a=b'],
  ])('with %s is refused before Next fails on it', async (_, path, type, body) => {
    const { port, counts } = await open();
    const reply = talk(port, order(path, type, body));
    await expect.poll(() => reply.text).toMatch(/^HTTP\/1\.1 400 .*nothing was done/s);
    expect(counts.entered).toBe(0);
  });

  test('with a valid body is passed on', async () => {
    const { port, counts } = await open();
    const first = talk(port, order('/sign-in', multipart, form('["$undefined","$K1"]')));
    await expect.poll(() => first.text).toMatch(/ 200 /);
    const second = talk(port, order('/newsroom', 'Content-Type: text/plain;charset=UTF-8', '[1]'));
    await expect.poll(() => second.text).toMatch(/ 200 /);
    expect(counts.entered).toBe(2);
  });
});

test('a picture of the maximum size is accepted', () => {
  expect(bodyLimitOf('/newsroom/media/upload').permitted?.maxBytes).toBeGreaterThan(MAX_PICTURE_BYTES);
});
