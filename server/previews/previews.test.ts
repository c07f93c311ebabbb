import { mkdtempSync, rmSync } from 'node:fs';
import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { page, sendPage } from '#server/press/press.scene.ts';
import { previewAt } from './previewAddresses.ts';
import { createPreviews } from './previews.ts';

const folder = mkdtempSync(join(tmpdir(), 'previews-'));
const socketPath = join(folder, 'next.sock');
const plain = (_: IncomingMessage, response: ServerResponse) => sendPage(response, page('<p>hello</p>'));
let render = plain;
let seen: IncomingMessage[] = [];
const logged: unknown[] = [];
const next = createServer((request, response) => {
  seen.push(request);
  render(request, response);
});
const say = (...line: unknown[]) => logged.push(line);
const previews = createPreviews({
  upstream: { socketPath },
  siteUrl: 'https://paper.test',
  logger: { warn: say, error: say },
});
const front = createServer(previews.handle);
let base = '';

beforeAll(async () => {
  await new Promise<void>((done) => next.listen(socketPath, done));
  await new Promise<void>((done) => front.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
});
beforeEach(() => {
  render = plain;
  seen = [];
});
afterAll(() => {
  previews.close();
  front.close();
  front.closeAllConnections();
  next.close();
  next.closeAllConnections();
  rmSync(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(base + path, { headers, method, redirect: 'manual' });
const rendering = (body: string, head = '') => {
  render = (_, response) => sendPage(response, page(body).replace('<head>', `<head>${head}`));
};

test.each([
  ['/newsroom/articles/7/preview', true],
  ['/newsroom/articles/7/preview?theme=dark', true],
  ['/newsroom/front/preview', true],
  ['/newsroom/as-of/2026-01-01T00:00:00Z/articles/a', true],
  ['/newsroom/as-of/2026-01-01T00:00:00Z', true],
  ['/proofs/abc', true],
  ['/proofs/abc/media/1/a.webp', true],
  ['/proofs', true],
  ['/newsroom/articles/7', false],
  ['/newsroom/articles/7/preview/more', false],
  ['/articles/proofs', false],
  ['/proofsheet', false],
  ['/', false],
])('%s is a preview: %s', (path, is) => {
  expect(previewAt(path) !== null).toBe(is);
});

test('staff are identified by cookies, the holder of a share link only by the link', async () => {
  const headers = {
    cookie: 'session=a',
    'x-copydesk-client': '10.0.0.1',
    rsc: '1',
    authorization: 'Basic x',
  };
  await get('/newsroom/articles/7/preview', headers);
  await get('/proofs/abc', headers);
  expect(seen.map(({ headers }) => headers.cookie)).toEqual(['session=a', undefined]);
  for (const { headers } of seen) {
    expect(headers.rsc).toBeUndefined();
    expect(headers.authorization).toBeUndefined();
    expect(headers['x-copydesk-client']).toBe('10.0.0.1');
    expect(headers.host).toBe('paper.test');
  }
});

test('a preview is not cached or indexed, sends no referrer, and runs no script', async () => {
  rendering('<script src="/_next/a.js"></script><p>a</p>');
  for (const [path, ancestors] of [
    ['/newsroom/articles/7/preview', "'self'"],
    ['/proofs/abc', "'none'"],
  ] as const) {
    const reply = await get(path);
    expect(reply.headers.get('cache-control')).toBe('private, no-store');
    expect(reply.headers.get('x-robots-tag')).toBe('noindex, nofollow');
    expect(reply.headers.get('referrer-policy')).toBe('no-referrer');
    expect(reply.headers.get('content-security-policy')).toContain(`frame-ancestors ${ancestors}`);
    expect(reply.headers.get('content-security-policy')).toContain("script-src 'none'");
    expect(reply.headers.get('etag')).toBeNull();
    const html = await reply.text();
    expect(html).toContain('<p>a</p>');
    expect(html).not.toMatch(/<script|name="press"/);
  }
});

test('every request renders the preview again', async () => {
  await get('/newsroom/articles/7/preview');
  await get('/newsroom/articles/7/preview');
  expect(seen).toHaveLength(2);
});

test('a theme is forced on the page, and is not sent to Next', async () => {
  rendering('', '<meta name="color-scheme" content="light dark"/>');
  const html = await (await get('/newsroom/articles/7/preview?theme=dark&page=2')).text();
  expect(html).toContain('<html lang="en" data-theme="dark">');
  expect(html).toContain('<meta name="color-scheme" content="dark"');
  expect(seen[0]?.url).toBe('/newsroom/articles/7/preview?page=2');
  expect(await (await get('/newsroom/articles/7/preview?theme=%22x')).text()).toContain('<html lang="en">');
});

const links =
  '<a href="/">0</a><a href="/articles/a?b=1#c">1</a><a href="//other.example/x">2</a><a href="https://o.example/">3</a>' +
  '<form action="/search"></form><a href="#content">4</a><img src="/media/1/a.jpeg" srcset="/media/1/a 400w, /media/1/b 800w">';

test('pictures come from an address that this person may read', async () => {
  rendering(links);
  const html = await (await get('/newsroom/articles/7/preview')).text();
  expect(html).toContain('src="/newsroom/media/1/a.jpeg"');
  expect(html).toContain('srcset="/newsroom/media/1/a 400w, /newsroom/media/1/b 800w"');
  expect(html).toContain('<a href="/articles/a?b=1#c" target="_blank">');
  expect(html).toContain('<a href="#content">');
  expect(await (await get('/proofs/abc')).text()).toContain('src="/proofs/abc/media/1/a.jpeg"');
});

test('a link from a page of the past leads to the past', async () => {
  rendering(links, '<link rel="stylesheet" href="/_next/static/a.css"/>');
  const at = '/newsroom/as-of/2026-01-01T00:00:00Z';
  const html = await (await get(`${at}/articles/b`)).text();
  for (const unchanged of ['href="//other.example/x"', 'href="https://o.example/"', 'href="#content"'])
    expect(html).toContain(unchanged);
  expect(html).toContain(`href="${at}"`);
  expect(html).toContain(`href="${at}/articles/a?b=1#c"`);
  expect(html).toContain(`action="${at}/search"`);
  expect(html).toContain('href="/_next/static/a.css"');
  expect(html).toContain('src="/newsroom/media/1/a.jpeg"');
  render = (_, response) => response.writeHead(308, { location: '/articles/new' }).end();
  expect((await get(`${at}/articles/b`)).headers.get('location')).toBe(`${at}/articles/new`);
});

test('a page behind a share link contains no description for machines', async () => {
  const head =
    '<link rel="canonical" href="/a"/><meta property="og:title" content="CANARY"/><meta name="description" content="CANARY"/>';
  rendering('<script type="application/ld+json">{"headline":"CANARY"}</script><p>b</p>', head);
  const html = await (await get('/proofs/abc')).text();
  expect(html).not.toMatch(/CANARY|canonical/);
  expect(html).toContain('<p>b</p>');
  expect(await (await get('/newsroom/articles/7/preview')).text()).toContain('CANARY');
});

test('every address that is no page of the paper gets one and the same answer, and is not logged', async () => {
  const answers: string[] = [];
  for (const [html, status] of [
    [page('', null), 404],
    [page('<p>CANARY</p>', null), 200],
    [page('', { tags: [], status: 404 }), 200],
  ] as const) {
    render = (_, response) => sendPage(response, html, status);
    const reply = await get('/proofs/secret-token');
    expect(reply.status).toBe(404);
    answers.push(await reply.text());
  }
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toContain('此网址没有内容');
  render = (_, response) => response.writeHead(500).end();
  expect((await get('/proofs/secret-token')).status).toBe(503);
  expect(logged.length).toBeGreaterThan(0);
  expect(JSON.stringify(logged)).not.toContain('secret-token');
});

test('a signed-out user sees a message inside a frame, and is redirected to sign-in outside one', async () => {
  render = (_, response) => response.writeHead(307, { location: '/sign-in?callbackUrl=%2F' }).end();
  const outside = await get('/newsroom/articles/7/preview');
  expect([outside.status, outside.headers.get('location')]).toEqual([307, '/sign-in?callbackUrl=%2F']);
  const inside = await get('/newsroom/articles/7/preview', { 'sec-fetch-dest': 'iframe' });
  expect(inside.status).toBe(401);
  expect(inside.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
  expect(await inside.text()).toContain('target="_top"');
});

test('a page behind a share link links to reader pages, and not into the newsroom', async () => {
  rendering(
    '<a href="/newsroom/articles/9">a</a><a href="https://paper.test/admin">b</a><a href="/articles/x">c</a><a href="/newsroomy">d</a>',
  );
  const html = await (await get('/proofs/abc')).text();
  expect(html).toContain('<a>a</a><a>b</a><a href="/articles/x">c</a><a href="/newsroomy">d</a>');
});

test.each([
  '/proofs/abc/../../newsroom',
  '/proofs/abc/%2e%2E/x',
  '/newsroom/as-of/2026/./a',
  '/proofs/abc\\..\\x',
  '/proofs/a%2fb',
])('%s is refused before it is resolved', async (path) => {
  const { port } = front.address() as AddressInfo;
  const status = await new Promise((resolve, reject) => {
    ask({ port, path }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end();
  });
  expect(status).toBe(400);
  expect(seen).toHaveLength(0);
});

test('a preview accepts no POST', async () => {
  expect((await get('/proofs/abc', {}, 'POST')).status).toBe(405);
  expect(seen).toHaveLength(0);
});
