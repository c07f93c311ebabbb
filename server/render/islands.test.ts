import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createIslands, readIsland } from './islands.ts';

/** Maximum bytes before compression. */
const most = 3_000;

const islands = createIslands();
const server = createServer((request, response) => {
  if (islands.handles(request.url ?? '')) void islands.handle(request, response);
  else response.writeHead(404).end();
});
let origin: string;

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

test('the script that updates a live story is at most 3 kB as sent, and intact without its comments', async () => {
  const sent = readIsland('following');
  expect(sent.byteLength).toBeLessThanOrEqual(most);
  expect(sent.toString()).not.toMatch(/\/\*|\/\/ |@type|@param/);
  const answer = await fetch(`${origin}/islands/following.js`);
  expect(Buffer.from(await answer.arrayBuffer()).equals(sent)).toBe(true);
  expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(() => new Function(sent.toString())).not.toThrow();
});

test('it is compressed, revalidated by its ETag, and similar addresses are not found', async () => {
  const ask = (path: string, headers: Record<string, string> = {}) => fetch(origin + path, { headers });
  const zipped = await ask('/islands/following.js', { 'accept-encoding': 'gzip' });
  expect(zipped.headers.get('content-encoding')).toBe('gzip');
  const tag = zipped.headers.get('etag') ?? '';
  const again = await ask('/islands/following.js', { 'accept-encoding': 'gzip', 'if-none-match': tag });
  expect(again.status).toBe(304);
  for (const path of ['/islands/', '/islands/other.js', '/islands/../following.js', '/islands/following.js/'])
    expect((await ask(path)).status).toBe(404);
});
