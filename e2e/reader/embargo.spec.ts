import { expect } from '@playwright/test';
import sharp from 'sharp';
import { ask, tricks } from '#e2e/setting/crawling.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { timeoutFactor } from '#e2e/setting/timeoutFactor.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { uploadAsset } from '#editorial/media/uploadingPictures.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { reschedule } from '#editorial/releases/reschedulingReleases.ts';

const base = process.env.COPYDESK_URL ?? '';
/** A word that is in no other story, not even in that of an earlier try. */
const word = `zeisig${Math.random()
  .toString(36)
  .replace(/[^a-z]/g, '')
  .slice(0, 8)}`;

let database: TestDatabase;
test.beforeAll(async () => {
  database = await openTestDatabase();
  process.env.MEDIA_URL = `file:${process.env.COPYDESK_DATA_DIR}/media`;
});
test.afterAll(() => database.close());

/** Makes a story with a picture that is under embargo for ten minutes, and a live story related to it. */
async function embargo() {
  const editor = await database.actor('editor');
  const beside = await database.story(editor, {
    headline: 'Siskins are counted',
    text: 'Siskins in the alders were counted by the bird group.',
    topics: ['Siskins'],
  });
  const live = await release(editor, { articleId: beside });
  const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#2a6049' } })
    .png()
    .toBuffer();
  const picture = await uploadAsset(editor, { bytes, fileName: `${word}.png` });
  const articleId = await database.story(editor, {
    headline: `Siskins ${word} return`,
    standfirst: `The ${word} standfirst.`,
    text: `Siskins in the alders, and a ${word}.`,
    topics: ['Siskins', word],
  });
  const { article } = await readArticleForEditing(editor, articleId);
  await describeArticle(editor, {
    articleId,
    version: article.version,
    leadAssetId: picture.id,
    leadAlt: `A ${word}`,
    authors: [`Vera ${word}`],
  });
  const begins = new Date(Date.now() + 600_000);
  const { slug } = await release(editor, { articleId, at: begins });
  return {
    slug,
    begins,
    beside: live.slug,
    media: `/media/${picture.id}/${picture.renditions[0]?.name}`,
    /** Moves the begin to the given instant, in ms. */
    move: (to: number) => reschedule(editor, { articleId, seen: begins, at: new Date(to) }),
  };
}

test('no address reveals an embargoed story early, and within a second after its time all show it', async () => {
  const { slug, beside, media, ...embargoed } = await embargo();
  let begins = embargoed.begins.getTime();
  const shows = [
    '/',
    '/sections/city',
    '/sections/city/feed.xml',
    '/topics/siskins',
    `/topics/${word}`,
    `/authors/vera-${word}`,
    `/search?q=${word}`,
    '/feed.xml',
    '/feed.json',
    '/sitemaps/articles-0.xml',
    '/news-sitemap.xml',
    `/articles/${slug}`,
    `/articles/${slug}/history`,
    `/articles/${beside}`,
    '/api/articles',
    `/api/articles/${slug}`,
    `/api/articles/${beside}`,
    '/api/ninjs',
    `/api/ninjs/${slug}`,
  ];
  const others = [
    '/?language=zh-CN',
    '/corrections',
    '/corrections/feed.xml',
    '/robots.txt',
    '/ledger/releases.json',
    '/.well-known/copydesk-ledger.json',
    `/as-of/2099-01-01T00:00:00Z/articles/${slug}`,
    '/about/record',
    `/articles/${beside}/history`,
    media,
  ];
  const every = [...shows, ...others].flatMap((address) =>
    tricks(base).map(({ name, ...trick }) => ({ name, address, trick })),
  );
  let requests = 0;
  const early: string[] = [];
  // Requests each address with each trick in turn until the embargo ends, about 60 a second, four at the same time. When
  // all were requested once, the embargo is moved to an end that leaves time to request all of them again.
  let next = 0;
  const pollInTurn = async () => {
    while (Date.now() < begins) {
      const one = every[next++ % every.length] as (typeof every)[number];
      await Promise.all([question(one), new Promise((resolve) => setTimeout(resolve, 60))]);
    }
  };
  const question = async (one: (typeof every)[number]) => {
    const { said, status } = await ask(base, one.address, one.trick);
    requests++;
    // A page may repeat the requested slug or word; a leak is text of the story beyond them.
    const content = said.replaceAll(slug, '').replaceAll(encodeURIComponent(word), word);
    const storyText = one.address.includes(word)
      ? new RegExp(`Siskins ${word}|${word} standfirst|and a ${word}`)
      : new RegExp(word);
    if ((storyText.test(content) || (one.address === media && status < 400)) && Date.now() < begins)
      early.push(`${one.name} ${one.address}`);
  };
  const roundBegan = Date.now();
  const polls = [pollInTurn(), pollInTurn(), pollInTurn(), pollInTurn()];
  await expect.poll(() => requests, { timeout: 60_000 * timeoutFactor }).toBeGreaterThan(every.length);
  begins = Date.now() + 2 * (Date.now() - roundBegan);
  await embargoed.move(begins);
  const beforeMove = requests;
  await Promise.all(polls);
  expect(requests - beforeMove).toBeGreaterThan(every.length);
  expect(early).toEqual([]);

  const plain = { query: '', init: {} };
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, begins + 1_000 - Date.now())));
  const absent: string[] = [];
  for (const address of shows) {
    const { said } = await ask(base, address, plain);
    const expected = address.includes('sitemap') ? slug : `Siskins ${word} return`;
    if (!said.includes(expected)) absent.push(address);
  }
  expect(absent).toEqual([]);
  expect((await ask(base, media, plain)).status).toBe(200);
});
