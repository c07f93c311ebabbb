import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, sendPage, setPress } from './press.scene.ts';

let scene: Awaited<ReturnType<typeof setPress>>;
beforeEach(async () => {
  scene = await setPress();
});
afterEach(() => scene.strike());

const release = '2024-04-14T02:15:00.640Z';
const httpDate = 'Sun, 14 Apr 2024 02:15:00 GMT';

/** Sets the page's text and its own Last-Modified. */
function say(words: string, lastModified?: string, tags = ['article:1']) {
  scene.upstream.render = (_, response) => sendPage(response, page(words, { tags, lastModified }));
  scene.press.drop(['article:1']);
}
const ask = (since: string, more: Record<string, string> = {}, method = 'GET') =>
  scene.get('/a', { 'if-modified-since': since, ...more }, method);
const dateOf = async (path = '/a') => (await scene.get(path)).headers['last-modified'] ?? '';

test.each([
  ['the very date', httpDate, 304],
  ['a later one', 'Mon, 15 Apr 2024 00:00:00 GMT', 304],
  ['in an older form', 'Sunday, 14-Apr-24 02:15:00 GMT', 304],
  ['in the oldest form', 'Sun Apr 14 02:15:00 2024', 304],
  ['a second earlier', 'Sun, 14 Apr 2024 02:14:59 GMT', 200],
  ['no date', 'yesterday', 200],
  ['a date of another standard', '2030-01-01T00:00:00Z', 200],
  ['a day that never was', 'Wed, 31 Apr 2030 00:00:00 GMT', 200],
  ['nothing', '', 200],
])('If-Modified-Since with %s', async (_, since, status) => {
  say('hello', release);
  for (const method of ['GET', 'HEAD']) {
    const reply = await ask(since, {}, method);
    expect([reply.status, reply.headers['last-modified']]).toEqual([status, httpDate]);
    if (status === 304) expect([reply.raw.length, reply.headers.etag]).toEqual([0, expect.any(String)]);
  }
});

test('with an ETag condition, the date condition is ignored', async () => {
  say('hello', release);
  const { etag = '' } = (await scene.get('/a')).headers;
  expect((await ask(httpDate, { 'if-none-match': '"another"' })).status).toBe(200);
  expect((await ask('Sun, 14 Apr 2024 02:14:59 GMT', { 'if-none-match': etag })).status).toBe(304);
});

test('a condition with two dates is ignored', async () => {
  say('hello', release);
  await scene.get('/a');
  const lines = [httpDate, httpDate] as unknown as string; // Node sends each as a separate header
  expect((await ask(lines)).status).toBe(200);
  expect((await ask(httpDate)).status).toBe(304);
});

test('a missing or withdrawn page is always sent, whatever the date', async () => {
  for (const status of [404, 410]) {
    scene.upstream.render = (_, response) =>
      sendPage(response, page('gone', { tags: ['article:1'], status, lastModified: release }));
    scene.press.drop(['article:1']);
    expect((await ask('Tue, 01 Jan 2030 00:00:00 GMT')).status).toBe(status);
  }
});

test('different bytes never have the date of earlier ones, even if the page itself reports no change', async () => {
  say('related: ferries', release);
  expect(await dateOf()).toBe(httpDate);
  say('related: harbour', release);
  const second = await dateOf();
  expect(Date.now() - Date.parse(second)).toBeLessThan(2_000);
  expect((await ask(httpDate)).status).toBe(200);
  expect((await ask(second)).status).toBe(304);
  say('related: harbour', release);
  expect(await dateOf()).toBe(second);
});

test('a page that changes twice within a second has no date until a later one is possible', async () => {
  say('one');
  const first = await dateOf();
  say('two');
  const second = await scene.get('/a');
  // Either the clock has moved on, or no date is sent and no condition is answered by date.
  if (second.headers['last-modified'] === undefined) {
    expect((await ask('Tue, 01 Jan 2030 00:00:00 GMT')).status).toBe(200);
    await sleep(1_010);
  }
  expect(Date.parse(await dateOf())).toBeGreaterThan(Date.parse(first));
  expect((await ask(first)).status).toBe(200);
});

test('a list without a date has the date at which its content was first rendered', async () => {
  say('list');
  const first = await dateOf();
  expect(Math.abs(Date.now() - Date.parse(first))).toBeLessThan(5_000);
  expect(Date.parse(first)).toBeLessThanOrEqual(Date.now());
  await sleep(1_010);
  say('list');
  expect(await dateOf()).toBe(first);
});

test('a learned date for a tag dates its pages, until the tag changes', async () => {
  scene.press.learn('terms', new Date(release));
  say('robots', undefined, ['terms']);
  expect(await dateOf()).toBe(httpDate);
  scene.press.drop(['terms']);
  expect(Date.now() - Date.parse(await dateOf('/b'))).toBeLessThan(5_000);
});
