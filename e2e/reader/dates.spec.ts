import { expect } from '@playwright/test';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase } from '#e2e/setting/testDatabase.ts';
import { defaultTerms, setTerms } from '#editorial/paper/machineTerms.ts';
import { release } from '#editorial/releases/releasingArticles.ts';

/** One address of each kind that readers and machines fetch. */
const addresses = [
  '/',
  '/sections/city',
  '/topics/ferries',
  '/authors/mara-lindqvist',
  '/articles/avocet-enters-service',
  '/articles/avocet-enters-service/history',
  '/series/keeping-the-sea-out',
  '/about',
  '/about/record',
  '/corrections',
  '/search?q=ferry',
  '/text',
  '/text/articles/avocet-enters-service',
  '/feed.xml',
  '/feed.json',
  '/topics/ferries/feed.xml',
  '/sitemap.xml',
  '/sitemaps/articles-0.xml',
  '/sitemaps/topics-0.xml',
  '/news-sitemap.xml',
  '/robots.txt',
  '/.well-known/tdmrep.json',
  '/api/articles',
  '/api/articles/avocet-enters-service',
  '/ledger/releases.json',
];

test('every response has Last-Modified, and an unchanged page is answered with 304', async ({ request }) => {
  const html = await (await request.get('/articles/avocet-enters-service')).text();
  const picture = /\/media\/[^"\s]+\.(avif|webp|jpe?g)/.exec(html)?.[0] ?? '';
  for (const path of [...addresses, picture]) {
    const whole = await request.get(path);
    const { 'last-modified': date = '', date: now = '' } = whole.headers();
    expect([path, whole.status(), new Date(date).toUTCString()]).toEqual([path, 200, date]);
    expect(Date.parse(date), path).toBeLessThanOrEqual(Date.parse(now));
    const status = async (since: string) =>
      (await request.get(path, { headers: { 'if-modified-since': since } })).status();
    const before = new Date(Date.parse(date) - 1000).toUTCString();
    expect([path, await status(date), await status(before), await status('lately')]).toEqual([
      path,
      304,
      200,
      200,
    ]);
  }
});

test('a range request for a picture gets that range', async ({ request }) => {
  const html = await (await request.get('/articles/avocet-enters-service')).text();
  const path = /\/media\/[^"\s]+\.avif/.exec(html)?.[0] ?? '';
  const whole = await request.get(path);
  const bytes = await whole.body();
  expect(whole.headers()['content-length']).toBe(String(bytes.length));
  const part = await request.get(path, { headers: { range: 'bytes=10-29' } });
  expect(part.status()).toBe(206);
  expect(part.headers()['content-range']).toBe(`bytes 10-29/${bytes.length}`);
  expect((await part.body()).equals(bytes.subarray(10, 30))).toBe(true);
});

test('Last-Modified follows the content: a topic’s newest story, the last change of the terms', async ({
  request,
}) => {
  const database = await openTestDatabase();
  const dateOf = async (path: string) =>
    Date.parse((await request.get(path)).headers()['last-modified'] ?? '');
  const fresh = async (path: string) => Date.now() - (await dateOf(path));
  const [topic, about, terms] = await Promise.all(
    ['/topics/ferries', '/about', '/robots.txt'].map((path) => dateOf(path)),
  );
  const editor = await database.actor('editor');
  await release(editor, {
    articleId: await database.story(editor, { headline: 'Dated', topics: ['Dates'] }),
  });
  await expect.poll(() => fresh('/topics/dates')).toBeLessThan(30_000);
  expect([await dateOf('/topics/ferries'), await dateOf('/about'), await dateOf('/robots.txt')]).toEqual([
    topic,
    about,
    terms,
  ]);
  const admin = await database.actor('admin');
  await setTerms(admin, { ...defaultTerms, refusedCrawlers: ['CCBot'] });
  await expect.poll(() => fresh('/robots.txt')).toBeLessThan(30_000);
  await setTerms(admin, defaultTerms);
  await database.close();
});
