import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compressStaticFiles, createStatics } from './staticFiles.ts';

const folder = mkdtempSync(join(tmpdir(), 'statics-'));
mkdirSync(join(folder, 'static/chunks'), { recursive: true });
writeFileSync(join(folder, 'static/chunks/a.css'), 'p { color: red }\n'.repeat(200));
writeFileSync(join(folder, 'static/chunks/a.woff2'), Buffer.alloc(1000, 1));
writeFileSync(join(folder, 'secret.json'), '{"secret":1}');
const statics = createStatics({ directory: join(folder, 'static') });
const server = createServer((request, response) => void statics.handle(request, response));
let origin = '';
beforeAll(async () => {
  await compressStaticFiles(join(folder, 'static'));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});
const get = (path: string, headers: Record<string, string> = {}) => fetch(origin + path, { headers });

test('text is compressed, fonts are not, and both are cached forever', async () => {
  const css = await get('/_next/static/chunks/a.css?v=1', { 'accept-encoding': 'br' });
  expect(css.headers.get('content-encoding')).toBe('br');
  expect(css.headers.get('cache-control')).toContain('immutable');
  expect(await css.text()).toContain('color: red');
  const font = await get('/_next/static/chunks/a.woff2', { 'accept-encoding': 'br' });
  expect(font.headers.get('content-encoding')).toBeNull();
  expect((await font.arrayBuffer()).byteLength).toBe(1000);
  const etag = css.headers.get('etag') ?? '';
  const again = await get('/_next/static/chunks/a.css', { 'accept-encoding': 'br', 'if-none-match': etag });
  expect(again.status).toBe(304);
});

test('texts are compressed when they are built, and served from those copies', async () => {
  const chunk = join(folder, 'static/chunks/b.js');
  writeFileSync(chunk, 'export const harbour = 1;\n'.repeat(200));
  await compressStaticFiles(join(folder, 'static'));
  expect(existsSync(join(folder, 'static/chunks/a.woff2.br'))).toBe(false);
  expect(brotliDecompressSync(readFileSync(`${chunk}.br`))).toEqual(readFileSync(chunk));
  expect(gunzipSync(readFileSync(`${chunk}.gz`))).toEqual(readFileSync(chunk));
  writeFileSync(`${chunk}.br`, brotliCompressSync('from the brotli copy'));
  writeFileSync(`${chunk}.gz`, gzipSync('from the gzip copy'));
  for (const [encoding, text] of [
    ['br', 'from the brotli copy'],
    ['gzip', 'from the gzip copy'],
  ] as const) {
    const response = await get('/_next/static/chunks/b.js', { 'accept-encoding': encoding });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(await response.text()).toBe(text);
  }
  expect((await get('/_next/static/chunks/b.js.br')).status).toBe(404);
});

test.each([
  '..%2fsecret.json',
  '%2e%2e/secret.json',
  'chunks/..%2f..%2fsecret.json',
  'none.css',
  '%',
  'a%00.css',
  '',
])('%s is not served', async (path) => {
  expect((await get(`/_next/static/${path}`)).status).toBe(404);
});
