import { afterEach, beforeEach, expect, test } from 'vitest';
import { chooseEncoding } from './encoding.ts';
import { page, sendPage, setPress } from './press.scene.ts';

let scene: Awaited<ReturnType<typeof setPress>>;
beforeEach(async () => {
  scene = await setPress();
});
afterEach(() => scene.strike());

test('each encoding has its own bytes and strong ETag', async () => {
  const replies = await Promise.all(
    ['br', 'gzip', 'identity'].map((each) => scene.get('/a', { 'accept-encoding': each })),
  );
  expect(replies.map((reply) => reply.headers['content-encoding'])).toEqual(['br', 'gzip', undefined]);
  expect(new Set(replies.map((reply) => reply.headers.etag)).size).toBe(3);
  expect(new Set(replies.map((reply) => reply.text)).size).toBe(1);
  for (const reply of replies) {
    expect(reply.headers.etag).toMatch(/^"[^"]+"$/);
    expect(reply.headers.vary).toBe('Accept-Encoding');
    expect(Number(reply.headers['content-length'])).toBe(reply.raw.length);
  }
});

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['br;q=0.5, gzip;q=0.8', 'gzip'],
  ['br;q=0, gzip;q=0', 'identity'],
  ['*', 'br'],
  ['*;q=0', 'identity'],
  ['gzip;q=0, *', 'br'],
  ['identity, br;q=0.5', 'identity'],
  ['deflate', 'identity'],
  ['BR', 'br'],
  ['br;q=nonsense', 'identity'],
  ['', 'identity'],
] as const)('Accept-Encoding %s is answered in %s', (header, encoding) => {
  expect(chooseEncoding(header)).toBe(encoding);
});

test('a matching ETag is answered 304 without a body, another is not', async () => {
  const first = await scene.get('/a', { 'accept-encoding': 'br' });
  const etag = String(first.headers.etag);
  for (const header of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const reply = await scene.get('/a', { 'accept-encoding': 'br', 'if-none-match': header });
    expect([reply.status, reply.raw.length, reply.headers.etag]).toEqual([304, 0, etag]);
  }
  const gzip = await scene.get('/a', { 'accept-encoding': 'gzip', 'if-none-match': etag });
  expect(gzip.status).toBe(200);
  scene.upstream.render = (_, response) => sendPage(response, page('changed'));
  scene.press.drop(['article:1']);
  expect((await scene.get('/a', { 'accept-encoding': 'br', 'if-none-match': etag })).status).toBe(200);
});

test('HEAD has the headers of GET and no body, and warms the page', async () => {
  const head = await scene.get('/a', {}, 'HEAD');
  const get = await scene.get('/a');
  expect(head.raw).toHaveLength(0);
  expect(head.headers['content-length']).toBe(get.headers['content-length']);
  expect(head.headers.etag).toBe(get.headers.etag);
  expect(get.headers['x-press']).toBe('hit');
});

test('a page sets status 410 and its date of change through its facts', async () => {
  const facts = { tags: ['article:1'], status: 410, lastModified: '2024-04-14T02:15:00Z' };
  scene.upstream.render = (_, response) => sendPage(response, page('gone', facts));
  for (const how of ['miss', 'hit']) {
    const reply = await scene.get('/a', { 'if-none-match': '*' });
    expect([reply.status, reply.headers['x-press']]).toEqual([410, how]);
    expect(reply.headers['last-modified']).toBe('Sun, 14 Apr 2024 02:15:00 GMT');
  }
});

test.each([
  [{ policy: 'https://paper.test/mining' }, '1', 'https://paper.test/mining'],
  [{ policy: '' }, '1', undefined],
  [undefined, undefined, undefined],
])("a page's facts control the mining reservation headers: %j", async (mining, reservation, policy) => {
  scene.upstream.render = (_, response) => sendPage(response, page('x', { tags: ['article:1'], mining }));
  const { etag = '' } = (await scene.get('/a')).headers;
  const replies = [
    await scene.get('/a'),
    await scene.get('/a', {}, 'HEAD'),
    await scene.get('/a', { 'if-none-match': etag }),
  ];
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 304]);
  for (const { headers } of replies)
    expect([headers['tdm-reservation'], headers['tdm-policy']]).toEqual([reservation, policy]);
});

test.each(['https://x.test/\r\nSet-Cookie: a=b', 'https://x.test/\u202e', 'x'.repeat(501)])(
  'an invalid URL is not put into a header: %j',
  async (policy) => {
    const facts = { tags: ['article:1'], mining: { policy } };
    scene.upstream.render = (_, response) => sendPage(response, page('x', facts));
    const { headers } = await scene.get('/a');
    expect([headers['tdm-policy'], headers['set-cookie']]).toEqual([undefined, undefined]);
  },
);

test('a redirect is passed on, without a body and without being cached', async () => {
  scene.upstream.render = (_, response) =>
    response.writeHead(308, { location: '/articles/new', 'content-type': 'text/html' }).end('<p>moved');
  const reply = await scene.get('/articles/old');
  expect([reply.status, reply.headers.location, reply.raw.length]).toEqual([308, '/articles/new', 0]);
  expect((await scene.get('/articles/old')).headers['x-press']).toBe('miss');
});

test('a feed sends its facts in a header that readers do not receive', async () => {
  scene.upstream.render = (_, response) => {
    response.setHeader('x-press-meta', JSON.stringify({ tags: ['feed'] }));
    response
      .writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' })
      .end('<rss><!-- kept --></rss>');
  };
  await scene.get('/feed.xml');
  const reply = await scene.get('/feed.xml');
  expect(reply.headers['x-press']).toBe('hit');
  expect(reply.headers).not.toHaveProperty('x-press-meta');
  expect(reply.text).toBe('<rss><!-- kept --></rss>');
  scene.press.drop(['feed']);
  expect((await scene.get('/feed.xml')).headers['x-press']).toBe('miss');
});

test('preload hints name the font and the style sheet, not scripts', async () => {
  scene.upstream.render = (_, response) => {
    const hint = (file: string, as: string) => `</_next/${file}>; rel=preload; as="${as}"; crossorigin=""`;
    response.setHeader(
      'link',
      [hint('a.woff2', 'font'), hint('a.js', 'script'), hint('a.css', 'style')].join(', '),
    );
    sendPage(response, page('x'));
  };
  const { headers } = await scene.get('/a');
  expect(headers.link).toContain('a.woff2');
  expect(headers.link).toContain('a.css');
  expect(headers.link).not.toContain('a.js');
});

test('pictures are streamed with their headers and ranges, without cookies', async () => {
  scene.upstream.render = (_, response) => {
    response.writeHead(200, {
      'content-type': 'image/avif',
      'content-length': 300_000,
      'cache-control': 'public, max-age=31536000, immutable',
      'set-cookie': 'a=b',
    });
    response.end(Buffer.alloc(300_000, 7));
  };
  const reply = await scene.get('/media/1/x.avif', { range: 'bytes=0-', cookie: 'session=1' });
  expect([reply.status, reply.raw.length]).toEqual([206, 300_000]);
  expect(reply.headers['cache-control']).toContain('immutable');
  expect(reply.headers).not.toHaveProperty('set-cookie');
  expect(scene.seen[0]?.headers).not.toHaveProperty('cookie');
  expect(scene.press.stats().bytes).toBe(0);
  await scene.stopNext();
  expect((await scene.get('/media/1/x.avif')).status).toBe(503);
});

test('reader pages forbid scripts, frames and foreign sources', async () => {
  const { headers } = await scene.get('/a');
  const policy = String(headers['content-security-policy']);
  for (const rule of ["default-src 'none'", "script-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"])
    expect(policy).toContain(rule);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBeDefined();
  expect(headers['permissions-policy']).toBeDefined();
  expect(headers['cache-control']).toBe(
    'public, max-age=0, s-maxage=1, stale-while-revalidate=1, stale-if-error=300',
  );
});
