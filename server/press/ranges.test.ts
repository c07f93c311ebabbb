import { afterAll, beforeAll, expect, test } from 'vitest';
import { setPress } from './press.scene.ts';

let scene: Awaited<ReturnType<typeof setPress>>;
const picture = Buffer.from(Array.from({ length: 200_000 }, (_, at) => at % 251));
const path = '/media/1/x.avif';
beforeAll(async () => {
  scene = await setPress();
  scene.upstream.render = (request, response) => {
    if (request.headers['if-none-match'] === '"p"')
      return void response.writeHead(304, { etag: '"p"' }).end();
    const headers = {
      'content-type': 'image/avif',
      'x-media-length': picture.length, // as Next passes it on
      'last-modified': 'Sun, 14 Apr 2024 02:15:00 GMT',
      etag: '"p"',
    };
    response.writeHead(200, headers);
    response.end(request.method === 'HEAD' ? undefined : picture);
  };
});
afterAll(() => scene.strike());

test.each([
  ['bytes=0-', 0, 199_999],
  ['bytes=0-0', 0, 0],
  ['bytes=70000-140000', 70_000, 140_000],
  ['bytes=199999-', 199_999, 199_999],
  ['bytes=199990-300000', 199_990, 199_999],
  ['bytes=-10', 199_990, 199_999],
  ['bytes=-999999', 0, 199_999],
])('%s of a picture returns exactly those bytes', async (range, first, last) => {
  const { status, headers, raw } = await scene.get(path, { range });
  expect([status, headers['content-range']]).toEqual([206, `bytes ${first}-${last}/200000`]);
  expect(Number(headers['content-length'])).toBe(last - first + 1);
  expect(raw.equals(picture.subarray(first, last + 1))).toBe(true);
});

test.each(['bytes=200000-', 'bytes=-0'])('%s cannot be satisfied', async (range) => {
  const { status, headers, raw } = await scene.get(path, { range });
  expect([status, headers['content-range'], raw.length]).toEqual([416, 'bytes */200000', 0]);
});

test.each([
  'bytes=5-2',
  'bytes=-',
  'bytes=0-1,4-5',
  'lines=1-2',
  'bytes=a-b',
  'bytes=99999999999999999999-',
  '',
])('%j is answered with the whole picture', async (range) => {
  const { status, headers, raw } = await scene.get(path, { range });
  expect([status, headers['accept-ranges'], raw.length]).toEqual([200, 'bytes', picture.length]);
});

test.each([
  ['"p"', 206],
  ['"older"', 200],
  ['W/"p"', 200],
  ['Mon, 01 Jan 2024 00:00:00 GMT', 200],
])('a range with If-Range for %s is answered %i', async (ifRange, status) => {
  expect((await scene.get(path, { range: 'bytes=0-9', 'if-range': ifRange })).status).toBe(status);
});

test('HEAD and 304 have no range', async () => {
  const head = await scene.get(path, { range: 'bytes=0-9' }, 'HEAD');
  expect([head.status, head.headers['content-length'], head.raw.length]).toEqual([200, '200000', 0]);
  const same = await scene.get(path, { range: 'bytes=0-9', 'if-none-match': '"p"' });
  expect([same.status, same.raw.length]).toEqual([304, 0]);
});

test.each([
  ['Sun, 14 Apr 2024 02:15:00 GMT', {}, 304],
  ['Mon, 15 Apr 2024 02:15:00 GMT', { range: 'bytes=0-9' }, 304],
  ['Sun, 14 Apr 2024 02:14:59 GMT', {}, 200],
  ['yesterday', {}, 200],
  ['Mon, 15 Apr 2024 02:15:00 GMT', { 'if-none-match': '"another"' }, 200],
])('a picture that has not changed since %s, with %j, is answered %i', async (since, more, status) => {
  for (const method of ['GET', 'HEAD']) {
    const reply = await scene.get(path, { 'if-modified-since': since, ...more }, method);
    expect([reply.status, reply.headers['last-modified']]).toEqual([status, 'Sun, 14 Apr 2024 02:15:00 GMT']);
    if (status === 304) expect([reply.raw.length, reply.headers['content-length']]).toEqual([0, undefined]);
  }
});

test('its length is sent in the usual header and in no other', async () => {
  for (const method of ['GET', 'HEAD']) {
    const { headers } = await scene.get(path, {}, method);
    expect([headers['content-length'], headers['x-media-length']]).toEqual(['200000', undefined]);
  }
});
