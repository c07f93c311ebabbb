import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, sendPage, setPress } from './press.scene.ts';

let scene: Awaited<ReturnType<typeof setPress>>;
beforeEach(async () => {
  scene = await setPress({ warms: true });
  scene.upstream.render = (request, response) =>
    sendPage(response, page(`${request.url}`, { tags: ['front', `of:${request.url}`] }));
});
afterEach(() => scene.strike());
const renders = (path: string) => scene.seen.filter(({ url }) => url === path).length;
const pressOf = async (path: string) => (await scene.get(path)).headers['x-press'];

test('pages that had readers are rendered again after a drop, before the next reader', async () => {
  for (const path of ['/', '/articles/a', '/sections/city']) await scene.get(path);
  scene.press.drop(['front']);
  await scene.press.settled();
  for (const path of ['/', '/articles/a', '/sections/city']) expect(await pressOf(path)).toBe('hit');
});

test('a new story is rendered before its first reader, whatever script its slug is in', async () => {
  scene.press.drop(['front', 'slug:渡轮']);
  await scene.press.settled();
  expect(await pressOf(`/articles/${encodeURIComponent('渡轮')}`)).toBe('hit');
});

test('an address under embargo answers its first reader like an address that does not exist', async () => {
  scene.upstream.render = (_, response) => sendPage(response, page('nothing', { tags: ['latest'] }), 404);
  scene.press.drop(['front', 'slug:secret']);
  await scene.press.settled();
  expect(renders('/articles/secret')).toBe(1);
  for (const slug of ['secret', 'unthought-of']) {
    const { status, headers } = await scene.get(`/articles/${slug}`);
    expect([status, headers['x-press']]).toEqual([404, 'miss']);
  }
});

test('a page that is not requested again is rendered once more, and then not again', async () => {
  await scene.get('/articles/a');
  for (let n = 0; n < 4; n++) {
    scene.press.drop(['front']);
    await scene.press.settled();
  }
  expect(renders('/articles/a')).toBe(2);
});

test('fifty releases at once render each page once or twice, not fifty times', async () => {
  await scene.get('/');
  for (let n = 0; n < 50; n++) {
    scene.press.drop(['front', `of:/${n}`]);
    if (n % 10 === 0) await wait(3);
  }
  await scene.press.settled();
  expect(renders('/')).toBeLessThan(4);
  expect(await pressOf('/')).toBe('hit');
});

test('pages are rendered one at a time, most requested first, from a list of limited length', async () => {
  let now = 0;
  let most = 0;
  for (let n = 0; n < 50; n++) await scene.get(`/articles/${n}`);
  for (let n = 0; n < 3; n++) await scene.get('/articles/49');
  scene.seen.length = 0;
  scene.upstream.render = async (request, response) => {
    most = Math.max(most, ++now);
    await wait(1);
    now--;
    sendPage(response, page(`${request.url}`));
  };
  scene.press.drop(['front']);
  await scene.press.settled();
  expect(most).toBe(1);
  expect(scene.seen[0]?.url).toBe('/articles/49');
  expect(scene.seen.length).toBe(30);
});

test('while readers wait for renders, no page is rendered ahead', async () => {
  for (let n = 0; n < 5; n++) await scene.get(`/articles/${n}`);
  const letGo = Promise.withResolvers<void>();
  scene.upstream.render = async (request, response) => {
    if (request.url === '/slow') await letGo.promise;
    sendPage(response, page(`${request.url}`));
  };
  const slow = scene.get('/slow');
  await expect.poll(() => renders('/slow')).toBe(1);
  scene.seen.length = 0;
  scene.press.drop(['front']);
  await wait(120);
  expect(scene.seen).toHaveLength(0);
  letGo.resolve();
  await slow;
  await scene.press.settled();
  expect(scene.seen.length).toBeGreaterThanOrEqual(5);
});

test('while the processor is overloaded, no page is rendered ahead', async () => {
  for (let n = 0; n < 5; n++) await scene.get(`/articles/${n}`);
  scene.seen.length = 0;
  const other = setInterval(() => {
    for (const end = performance.now() + 30; performance.now() < end; );
  }, 1);
  scene.press.drop(['front']);
  await wait(400);
  expect(scene.seen).toHaveLength(0);
  clearInterval(other);
  await scene.press.settled();
  expect(scene.seen.length).toBe(5);
});

test('a drop during a render ahead discards the older page', async () => {
  let text = 'before';
  await scene.get('/');
  scene.upstream.render = async (_, response) => {
    const read = text;
    await wait(30);
    sendPage(response, page(read, { tags: ['front'] }));
  };
  scene.press.drop(['front']);
  await expect.poll(() => renders('/')).toBe(2);
  text = 'after';
  scene.press.drop(['front']);
  await scene.press.settled();
  expect((await scene.get('/')).text).toContain('after');
});

test('at the start, the pages that the front links to are rendered', async () => {
  const links = [
    '/articles/a',
    '/articles/b',
    '/sections/city',
    '/articles/a',
    '/about/record',
    'https://x.test/',
  ];
  scene.upstream.render = (request, response) =>
    sendPage(
      response,
      page(request.url === '/' ? links.map((path) => `<a href="${path}">x</a>`).join('') : 'story'),
    );
  await scene.press.warm(['/']);
  scene.press.warmFrom('/');
  await scene.press.settled();
  expect(scene.seen.map(({ url }) => url)).toEqual(['/', '/articles/a', '/articles/b', '/sections/city']);
});
