import { expect } from '@playwright/test';
import { ask, tricks } from '#e2e/setting/crawling.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';

const canary = 'kanarienvogel';
const addresses = [
  '/',
  '/?language=zh-CN',
  '/sections/city',
  '/sections/city/feed.xml',
  '/topics/ferries',
  '/topics/canarytopic',
  '/authors/mara-lindqvist',
  `/search?q=${canary}`,
  '/search?q=ferries',
  '/text',
  '/text/topics/canarytopic',
  `/text/search?q=${canary}`,
  '/series/keeping-the-sea-out',
  '/corrections',
  '/feed.xml',
  '/feed.json',
  '/api/articles',
  '/api/articles?topic=canarytopic&limit=100',
  '/api/v1/articles',
  '/api/ninjs',
  '/api/series/keeping-the-sea-out',
  '/sitemap.xml',
  '/sitemaps/articles-0.xml',
  '/news-sitemap.xml',
  '/robots.txt',
  '/articles/avocet-enters-service',
  '/articles/avocet-enters-service/history',
  '/corrections/feed.xml',
  '/about/record',
  '/.well-known/copydesk-ledger.json',
  '/ledger/releases.json',
  '/ledger/checkpoints/1.json',
];

let database: TestDatabase;
const slugs: string[] = [];

test.beforeAll(async () => {
  database = await openTestDatabase();
  const editor = await database.actor('editor');
  const text = (what: string) => ({
    headline: `Ferries ${canary} ${what}`,
    text: `Ferries and ${canary}.`,
    topics: ['Ferries', 'Canarytopic'],
  });
  await database.story(editor, text('draft'));
  const embargoed = await database.story(editor, text('embargoed'));
  slugs.push((await release(editor, { articleId: embargoed, at: new Date(Date.now() + 3_600_000) })).slug);
  const gone = await database.story(editor, text('withdrawn'));
  slugs.push((await release(editor, { articleId: gone })).slug);
  await withdraw(editor, { articleId: gone, because: 'It was only a test.' });
});
test.afterAll(() => database.close());

test('no byte of a draft, an embargoed or a withdrawn release reaches a reader by any address or trick', async () => {
  const base = process.env.COPYDESK_URL ?? '';
  const storyAddresses = slugs.flatMap((slug) =>
    [
      ...['/articles/SLUG', '/articles/SLUG/history', '/text/articles/SLUG', '/text/articles/SLUG/history'],
      ...['/api/articles/SLUG', '/api/ninjs/SLUG'],
    ].map((address) => address.replace('SLUG', slug)),
  );
  for (const address of [...addresses, ...storyAddresses]) {
    for (const { name, ...trick } of tricks(base)) {
      const answer = await ask(base, address, trick);
      // The page may repeat the query and the address; these are removed before the search for leaked text.
      const body = answer.said.replaceAll(`q=${canary}`, '').replaceAll(`value="${canary}"`, '');
      const withoutSlugs = slugs.reduce((text, slug) => text.replaceAll(slug, ''), body);
      const content = address.startsWith('/search')
        ? withoutSlugs.replace(new RegExp(`[“"‘'«]${canary}[”"’'»]`, 'g'), '')
        : withoutSlugs;
      expect(
        content.includes(`Ferries ${canary}`) || content.includes(`Ferries and ${canary}`),
        `${name} ${address}`,
      ).toBe(false);
      expect(answer.status, `${name} ${address}`).toBeLessThan(500);
    }
  }
});

test('an embargoed address has exactly the response of an unknown one', async () => {
  const base = process.env.COPYDESK_URL ?? '';
  const [embargoed = ''] = slugs;
  const read = async (slug: string) => {
    const answer = await fetch(`${base}/articles/${slug}`);
    return { status: answer.status, body: (await answer.text()).replaceAll(slug, '…') };
  };
  expect(await read(embargoed)).toEqual(await read(embargoed.replace('embargoed', 'unknown12')));
});

test('once live, the same words are found at the same addresses, so the test above would detect a leak', async () => {
  const editor = await database.actor('editor');
  const articleId = await database.story(editor, {
    headline: `Ferries ${canary} live`,
    text: `Ferries and ${canary}.`,
    topics: ['Ferries', 'Canarytopic'],
  });
  await release(editor, { articleId });
  for (const address of [
    '/',
    '/sections/city',
    '/topics/canarytopic',
    `/search?q=${canary}`,
    `/text/search?q=${canary}`,
    '/feed.xml',
    '/feed.json',
    '/api/articles',
    '/api/articles?topic=canarytopic&limit=100',
    '/api/ninjs',
  ]) {
    const read = async () => (await fetch(`${process.env.COPYDESK_URL}${address}`)).text();
    await expect.poll(read, { message: address }).toContain(`Ferries ${canary}`);
  }
  await withdraw(editor, { articleId, because: 'It was only a test.' });
});
