import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';

const stored = { key: 'ab/abc/320.webp', format: 'webp', bytes: 7 } as const;
const sending = () => ({
  cacheControl: 'public, max-age=60',
  request: new Request('https://courier.example/'),
});
let folder: string;
const log = vi.spyOn(console, 'error').mockImplementation(() => {});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-answer-'));
  await mkdir(join(folder, 'ab/abc'), { recursive: true });
  await writeFile(join(folder, stored.key), 'picture');
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => {
  vi.resetModules(); // the storage is opened once per process
  log.mockClear();
});
afterEach(() => vi.unstubAllEnvs());

async function answerFrom(mediaUrl: string, key: string, how = sending()): Promise<Response> {
  vi.stubEnv('MEDIA_URL', mediaUrl);
  const { pictureAnswer } = await import('./pictureAnswer.ts');
  return pictureAnswer({ ...stored, key }, how);
}

test('a picture is sent with caching headers, and a client that has it gets 304', async () => {
  const first = await answerFrom(`file:${folder}`, stored.key);
  expect([first.status, await first.text()]).toEqual([200, 'picture']);
  expect(first.headers.get('cache-control')).toBe('public, max-age=60');
  expect(first.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
  const request = new Request('https://courier.example/', { headers });
  expect((await answerFrom(`file:${folder}`, stored.key, { ...sending(), request })).status).toBe(304);
  expect(log).not.toHaveBeenCalled();
});

test('a picture missing from the storage is answered like an unknown one, is not cached, and is logged', async () => {
  for (const how of [sending(), { cacheControl: 'private' } as ReturnType<typeof sending>]) {
    const lost = await answerFrom(`file:${folder}`, 'ab/abc/640.webp', how);
    expect([lost.status, lost.headers.get('cache-control')]).toEqual([404, 'no-store']);
  }
  expect(log).toHaveBeenCalledTimes(2);
});

test('while the storage does not answer, the picture is not reported as missing', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'none');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'none');
  const away = await answerFrom('s3://pictures?region=us-east-1&endpoint=http://127.0.0.1:9', stored.key);
  expect(away.status).toBe(503);
  expect(away.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(away.headers.get('cache-control')).toBe('no-store');
});
