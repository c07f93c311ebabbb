import { expect } from '@playwright/test';
import sharp from 'sharp';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { describeAsset } from '#editorial/media/describingAssets.ts';
import { uploadAsset } from '#editorial/media/uploadingPictures.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';

const base = process.env.COPYDESK_URL ?? '';
const get = (path: string) => fetch(base + path, { redirect: 'manual' });
const textOf = async (path: string) => (await get(path)).text();

let database: TestDatabase;
test.beforeAll(async () => {
  database = await openTestDatabase();
  process.env.MEDIA_URL = `file:${process.env.COPYDESK_DATA_DIR}/media`;
});
test.afterAll(() => database.close());

test('when the rights to a picture expire, every page drops it without an act, and its file answers as an unknown one', async () => {
  const editor = await database.actor('editor');
  // Its own picture for each try: the same file would be the same picture, whose rights are over.
  const background = { r: 96, g: 73, b: Math.floor(Math.random() * 256) };
  const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background } })
    .png()
    .toBuffer();
  const picture = await uploadAsset(editor, { bytes, fileName: 'linnet.png' });
  const beside = await database.story(editor, {
    headline: 'Linnets in the gorse',
    text: 'Linnets nest in the gorse above the quarry.',
    topics: ['Linnets'],
  });
  await release(editor, { articleId: beside });
  const articleId = await database.story(editor, {
    headline: 'A linnet that is on loan',
    text: 'Linnets nest in the gorse, and one was photographed above the quarry.',
    topics: ['Linnets'],
  });
  const { article } = await readArticleForEditing(editor, articleId);
  await describeArticle(editor, {
    articleId,
    version: article.version,
    leadAssetId: picture.id,
    leadAlt: 'A linnet',
  });
  const { slug } = await release(editor, { articleId });
  const moment = Math.floor(Date.now() / 1000) + 1;
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const past = `/as-of/${new Date(moment * 1000).toISOString().replace('.000', '')}`;
  const shows = [
    '/',
    '/sections/city',
    '/sections/city/feed.xml',
    '/topics/linnets',
    '/search?q=linnet',
    '/feed.xml',
    '/feed.json',
    '/sitemap.xml',
    '/sitemaps/articles-0.xml',
    '/news-sitemap.xml',
    `/articles/${slug}`,
    `/articles/${slug}/history`,
    '/api/articles',
    `/api/articles/${slug}`,
    '/api/ninjs',
    `/api/ninjs/${slug}`,
    `${past}/articles/${slug}`,
  ];
  const mark = `/media/${picture.id}/`;
  const showing = async () => {
    const texts = await Promise.all(shows.map(async (path) => [path, await textOf(path)] as const));
    return texts.filter(([, text]) => text.includes(mark)).map(([path]) => path);
  };
  const files = ['640.webp', '4x3-320-50-50.avif', '1x1-600-50-50.jpg', '1200x630-900-50-50.jpg'].map(
    (name) => mark + name,
  );
  // Besides the article, at least these cached pages show the picture.
  expect(await showing()).toEqual(
    expect.arrayContaining([
      '/topics/linnets',
      '/feed.xml',
      '/feed.json',
      `/articles/${slug}`,
      `/api/articles/${slug}`,
    ]),
  );
  for (const file of files) expect([file, (await get(file)).status]).toEqual([file, 200]);

  const renderingBegan = Date.now();
  await describeAsset(editor, { assetId: picture.id, rightsUntil: '2100-01-01T00:00:00Z' });
  await showing();
  // Long enough for this machine to render all pages again before it.
  const end = new Date(Date.now() + 4_000 + 3 * (Date.now() - renderingBegan));
  await describeAsset(editor, { assetId: picture.id, rightsUntil: end.toISOString() });
  await expect.poll(async () => (await showing()).includes(`/articles/${slug}`)).toBe(true);
  // The press gets no notice from here on: cached pages expire at the end of the rights.
  // On a slow machine the end may be later than a statement of the staff's pool can last.
  await new Promise((resolve) => setTimeout(resolve, end.getTime() - Date.now() - 5_000));
  await staff().execute(sql`select pg_sleep_until(${end.toISOString()}::timestamptz + interval '600 ms')`);
  expect(await showing()).toEqual([]);
  const unknown = await get('/media/987654321/640.webp');
  for (const file of files) {
    const answer = await get(file);
    expect([file, answer.status, await answer.text()]).toEqual([file, unknown.status, 'No such picture.\n']);
  }
  const page = await textOf(`/articles/${slug}`);
  expect(page).toContain('A linnet that is on loan');
  expect(page).toContain(`/media/cards/${articleId}-1.png`);
});

test('a story without a picture has a social card while it is live', async () => {
  const editor = await database.actor('editor');
  const articleId = await database.story(editor, {
    headline: '没有图片的报道',
    text: 'Text.',
    topics: ['Cards'],
  });
  const path = `/media/cards/${articleId}-1.png`;
  const unknown = await (await get('/media/cards/987654321-1.png')).text();
  const before = await get(path);
  expect([before.status, await before.text()]).toEqual([404, unknown]);
  const { slug } = await release(editor, { articleId });
  const page = await textOf(`/articles/${slug}`);
  expect(page).toContain(
    `<meta property="og:image" content="${new URL(path, process.env.COPYDESK_SITE ?? base).href}"`,
  );
  expect(page).toContain('<meta name="twitter:card" content="summary_large_image"');
  const answer = await get(path);
  expect(answer.headers.get('content-type')).toBe('image/png');
  const card = Buffer.from(await answer.arrayBuffer());
  expect(await sharp(card).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
  await withdraw(editor, { articleId, because: 'It was a test.' });
  const after = await get(path);
  expect([after.status, await after.text()]).toEqual([404, unknown]);
});
