import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { absentAddress, subjectOf } from '#server/press/addressSubject.ts';
import { createClientBudget } from '#server/press/clientBudget.ts';
import { page, sendPage, setPress } from '#server/press/press.scene.ts';

let scene: Awaited<ReturnType<typeof setPress>>;
afterEach(() => scene?.strike());

const exists = async ({ name }: { name: string }) =>
  !name.startsWith('unknown') && !name.startsWith('embargoed');

/** A Next that answers only when the test allows it. */
async function setSlowPress() {
  scene = await setPress({ exists });
  const waiting: (() => void)[] = [];
  const running: string[] = [];
  scene.upstream.render = (request, response) => {
    running.push(request.url ?? '');
    waiting.push(() => {
      if (response.headersSent) return;
      running.splice(running.indexOf(request.url ?? ''), 1);
      const isKnown = !/unknown|embargoed|\/-$/.test(request.url ?? '');
      sendPage(response, page('x', { tags: ['latest'] }), isKnown ? 200 : 404);
    });
  };
  /** Answers pending and later requests, so that no request outlives the test. */
  function answerAll() {
    scene.upstream.render = (_, response) => sendPage(response, page('x'), 404);
    for (const answer of waiting) answer();
  }
  return { waiting, running, answerAll };
}

const from = (client: number) => ({ 'x-copydesk-client': `203.0.113.${client}` });

describe('addresses without content', () => {
  test('are answered with one shared page, and existing pages do not wait for them', async () => {
    const { running, waiting, answerAll } = await setSlowPress();
    const unknown = Array.from({ length: 40 }, (_, at) => scene.get(`/articles/unknown-${at}`, from(at)));
    await expect.poll(() => running).toEqual(['/articles/-']);
    const real = scene.get('/articles/real', from(1));
    await expect.poll(() => running).toContain('/articles/real');
    waiting[1]?.();
    expect((await real).status).toBe(200);
    answerAll();
    const replies = await Promise.all(unknown);
    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(replies[0]?.status).toBe(404);
    expect(scene.seen).toHaveLength(2);
  });

  test("over a client's budget are refused with Retry-After; other clients are served", async () => {
    scene = await setPress({ exists });
    scene.upstream.render = (_, response) => sendPage(response, page('x', { tags: [] }), 404);
    const ask = async (at: number, client: number) => scene.get(`/articles/unknown-${at}`, from(client));
    const replies = [];
    for (let at = 0; at < 700; at += 50)
      replies.push(...(await Promise.all(Array.from({ length: 50 }, (_, more) => ask(at + more, 1)))));
    const refused = replies.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.headers['retry-after']).toMatch(/^\d+$/);
    expect(refused[0]?.headers['cache-control']).toBe('no-store');
    expect((await ask(0, 2)).status).toBe(404);
    expect((await scene.get('/articles/real', from(1))).status).not.toBe(429);
  });

  test('are looked up two at a time, so that renders find the database free', async () => {
    let [now, most] = [0, 0];
    scene = await setPress({
      async exists() {
        most = Math.max(most, ++now);
        await new Promise((done) => setTimeout(done, 2));
        now--;
        return false;
      },
    });
    scene.upstream.render = (_, response) => sendPage(response, page('x', { tags: [] }), 404);
    const pending = Array.from({ length: 40 }, (_, at) => scene.get(`/articles/unknown-${at}`, from(at)));
    expect(new Set((await Promise.all(pending)).map(({ status }) => status))).toEqual(new Set([404]));
    expect(most).toBe(2);
  });

  test('one that gets content is found at once: its absence is not cached', async () => {
    let hasArticle = false;
    scene = await setPress({ exists: async () => hasArticle });
    scene.upstream.render = ({ url }, response) =>
      sendPage(response, page('x', { tags: [] }), url === '/articles/-' ? 404 : 200);
    expect((await scene.get('/articles/new', from(1))).status).toBe(404);
    expect((await scene.get('/articles/new', from(1))).headers['x-press']).toBe('hit');
    hasArticle = true;
    expect((await scene.get('/articles/new', from(1))).status).toBe(200);
  });

  test('their shared page is dropped by any release, as it shows new stories', async () => {
    scene = await setPress({ exists });
    scene.upstream.render = (_, response) => sendPage(response, page('x', { tags: [] }), 404);
    await scene.get('/articles/unknown', from(1));
    expect((await scene.get('/articles/unknown', from(1))).headers['x-press']).toBe('hit');
    scene.press.drop(['article:7']);
    expect((await scene.get('/articles/unknown', from(1))).headers['x-press']).toBe('miss');
  });

  test('under embargo are answered like addresses that do not exist', async () => {
    scene = await setPress({ exists });
    scene.upstream.render = ({ url }, response) => sendPage(response, page(`${url}`), 404);
    const first = await scene.get('/articles/unknown-a', from(1));
    const other = await scene.get('/articles/embargoed-b', from(2));
    expect(other.raw).toEqual(first.raw);
    expect(scene.seen).toHaveLength(1);
  });

  test('if the shared address has content, each address is rendered separately', async () => {
    scene = await setPress({ exists });
    scene.upstream.render = ({ url }, response) =>
      sendPage(response, page('x', { tags: [] }), url === '/articles/-' ? 200 : 404);
    expect((await scene.get('/articles/unknown', from(1))).status).toBe(404);
  });
});

describe('searches and moments of the past', () => {
  test('wait in a queue of their own, with a budget per client', async () => {
    const { running, waiting } = await setSlowPress();
    const pending = [
      ...Array.from({ length: 6 }, (_, at) => scene.get(`/search?q=${at}`, from(1))),
      ...Array.from({ length: 6 }, (_, at) => scene.get(`/as-of/2026-01-01T00:00:0${at}Z`, from(1))),
    ];
    const refused: number[] = [];
    for (const each of pending) void each.then(({ status }) => status === 429 && refused.push(status));
    await expect.poll(() => refused.length).toBe(4);
    expect(running.length).toBeLessThanOrEqual(4);
    const front = scene.get('/', from(1));
    await expect.poll(() => running).toContain('/');
    scene.upstream.render = (_, response) => sendPage(response, page('x'));
    for (const answer of waiting) answer();
    expect((await front).status).toBe(200);
    await Promise.all(pending);
  });
});

test('while the database cannot be queried, every page is rendered', async () => {
  scene = await setPress({ exists: () => Promise.reject(new Error('away')) });
  expect((await scene.get('/articles/real')).status).toBe(200);
});

test.each([
  '//invite/x',
  '/%73ign-in',
  '/%73ign-in?callbackUrl=/',
  '//newsroom',
  '/newsroom//articles',
  '/%61dmin/users',
  '//_next/image',
  '/%5fnext/static/x.js',
  '//proofs/abc',
  '//api/auth/session',
  '/api//drafts',
])('%s does not lead to staff pages through the press', async (path) => {
  scene = await setPress();
  const { status, headers } = await scene.get(path);
  expect(status).toBe(404);
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(scene.seen).toEqual([]);
});

test.each([
  '/media/foo',
  '/media/',
  '/media/1',
  '/media/x/y.jpg',
  '/media/1/a/b.jpg',
  '/as-of/2026-01-01/media/foo',
])('%s cannot be the address of a picture: a plain 404 without a render', async (path) => {
  scene = await setPress();
  const { status, headers, text } = await scene.get(path);
  expect(status).toBe(404);
  expect(headers['content-security-policy']).toContain("script-src 'none'");
  expect(text).not.toContain('<script');
  expect(scene.seen).toEqual([]);
});

test('a page at a picture address is answered with a plain 404', async () => {
  scene = await setPress();
  scene.upstream.render = (_, response) => sendPage(response, '<script>1</script>', 200);
  const { status, headers, text } = await scene.get('/media/7/harbour.jpg');
  expect([status, text.includes('<script')]).toEqual([404, false]);
  expect(headers['content-security-policy']).toBeDefined();
});

test.each([
  ['/', { is: 'fixed' }],
  ['/?language=zh-CN', { is: 'fixed' }],
  ['/articles/a', { is: 'article', name: 'a' }],
  ['/articles/%E6%B8%AF/history', { is: 'article', name: '港' }],
  ['/text/articles/a', { is: 'article', name: 'a' }],
  ['/api/ninjs/a', { is: 'article', name: 'a' }],
  ['/sections/city/feed.xml', { is: 'section', name: 'city' }],
  ['/series/a', { is: 'series', name: 'a' }],
  ['/about/ethics', { is: 'about', name: 'about/ethics' }],
  ['/no/such/place', { is: 'about', name: 'no/such/place' }],
  ['/articles/a/b', { is: 'about', name: 'articles/a/b' }],
  ['/text/articles/a/2', { is: 'many' }],
  ['/search?q=a', { is: 'many' }],
  ['/as-of/2026-01-01/articles/a', { is: 'many' }],
  [`/subscriptions/${'a'.repeat(43)}`, { is: 'many' }],
])('%s requests %o', (key, subject) => {
  expect(subjectOf(key)).toEqual(subject);
});

test('no reader page or route is mistaken for a missing page about the paper', () => {
  const folder = 'app/(reader)';
  const routes = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)(page|route)\.tsx?$/.test(file))
    .map((file) => `/${file.replaceAll('\\', '/').replace(/\/?(page|route)\.tsx?$/, '')}`)
    .filter((route) => route !== '/[...nowhere]' && !route.includes('/media/'));
  expect(routes.length).toBeGreaterThan(30);
  const addresses = routes.map((route) =>
    route
      .replace('/[[...path]]', '')
      .replace('[moment]', '2026-01-01')
      .replaceAll(/\[\w+\]/g, 'some-name'),
  );
  expect(addresses.filter((address) => subjectOf(address).is === 'about')).toEqual([]);
});

test.each([
  ['/articles/a', '/articles/-'],
  ['/articles/a/history?language=ar', '/articles/-/history?language=ar'],
  ['/text/articles/a', '/text/articles/-'],
  ['/sections/sections/feed.json?language=zh-CN', '/sections/-/feed.json?language=zh-CN'],
  ['/api/ninjs/a', '/api/ninjs/-'],
  ['/api/series/a', '/api/series/-'],
  ['/series/a', '/series/-'],
  ['/no/such/place', '/-'],
  ['/text/about/a?language=ar', '/text/-?language=ar'],
])('without content at %s, %s answers', (key, address) => {
  expect(absentAddress(key)).toBe(address);
  expect(absentAddress(address)).toBe(address);
});

test("a client's budget refills over time, and is separate from other clients' budgets", () => {
  let now = 0;
  const budget = createClientBudget(() => now);
  for (let at = 0; at < 600; at++) budget.take('a')?.();
  expect(budget.take('a')).toBeNull();
  expect(budget.take('b')).not.toBeNull();
  now = 1_000;
  expect(budget.take('a')).not.toBeNull();
});
