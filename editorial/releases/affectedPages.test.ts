import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { openSection, releaseTraces, writeStory } from '#editorial/articles/article.scene.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { hire, openScene, traces } from '#editorial/people/people.scene.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { forecastRelease } from './releaseForecast.ts';
import { release } from './releasingArticles.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

const hours = (count: number) => new Date(Date.now() + count * 3_600_000);

async function change(articleId: ArticleId, what: Record<string, unknown>) {
  const { article } = await readArticleForEditing(editor, articleId);
  await describeArticle(editor, { articleId, version: article.version, ...what });
}

const affectedBy = async (articleId: ArticleId, when = {}) => {
  const { radius } = await forecastRelease(editor, { articleId, ...when });
  return { ...radius, pages: radius.pages.map(({ is, change, path }) => `${is} ${change} ${path}`) };
};

test('a first release is added to its pages and feeds; a later one is added to and removed from those that changed', async () => {
  const articleId = await writeStory(editor, { headline: 'Radius', topics: ['Ferries', 'Gales'] });
  await change(articleId, { authors: ['Ada Quill'] });
  const first = await affectedBy(articleId);
  expect(first.pages).toEqual([
    'article enters /articles/radius',
    'history enters /articles/radius/history',
    'front enters /',
    'section enters /sections/city',
    'topic enters /topics/ferries',
    'topic enters /topics/gales',
    'author enters /authors/ada-quill',
  ]);
  expect(first.feeds).toContain('/sections/city/feed.xml');
  await release(editor, { articleId });
  await change(articleId, {
    sectionId: await openSection('sport'),
    topics: ['Gales', 'Rowing'],
    authors: [],
  });
  const second = await affectedBy(articleId);
  expect(second.pages).toEqual([
    'article stays /articles/radius',
    'history stays /articles/radius/history',
    'front stays /',
    'section enters /sections/sport',
    'section leaves /sections/city',
    'topic stays /topics/gales',
    'topic enters /topics/rowing',
    'topic leaves /topics/ferries',
    'author leaves /authors/ada-quill',
  ]);
  expect(second.feeds).toEqual(
    expect.arrayContaining([
      '/feed.xml',
      '/feed.json',
      '/sections/city/feed.xml',
      '/sections/sport/feed.xml',
    ]),
  );
});

test('a correction is added to the list of corrections; another language has separate addresses', async () => {
  const articleId = await writeStory(editor, { headline: '更正一则', language: 'zh-CN' });
  await release(editor, { articleId });
  expect((await affectedBy(articleId, { kind: 'update' })).pages).not.toContain(
    'corrections enters /corrections',
  );
  const { pages, feeds } = await affectedBy(articleId, { kind: 'correction' });
  expect(pages).toEqual(
    expect.arrayContaining(['corrections enters /corrections', 'front stays /?language=zh-CN']),
  );
  expect(feeds).toEqual(
    expect.arrayContaining(['/corrections/feed.xml', '/sections/city/feed.xml?language=zh-CN']),
  );
});

test('the forecast of related lists is what the release then changes', async () => {
  const others = await Promise.all(
    ['Heron', 'Egret', 'Stork'].map((bird) =>
      writeStory(editor, { headline: `${bird} count`, text: 'Waders on the flats.', topics: ['Waders'] }),
    ),
  );
  for (const other of others) await release(editor, { articleId: other });
  const articleId = await writeStory(editor, {
    headline: 'Ibis count',
    text: 'Waders on the flats.',
    topics: ['Waders'],
  });
  const before = await affectedBy(articleId);
  expect(before.sidebars?.gain.count).toBe(3);
  expect(before.sidebars?.keep.count).toBe(0);
  await release(editor, { articleId });
  for (const { path } of before.sidebars?.gain.first ?? []) {
    const result = await readArticle(path.replace('/articles/', ''));
    expect(result.is === 'live' && result.article.related.map((one) => one.articleId)).toContain(articleId);
  }
  const after = await affectedBy(articleId);
  expect(after.sidebars).toMatchObject({ gain: { count: 0 }, keep: { count: 3 }, lose: { count: 0 } });
  expect((await affectedBy(articleId, { at: hours(1) })).sidebars).toBeNull();
});

test('translations, followers and cancelled releases are listed, with subscribers of its section and language', async () => {
  const articleId = await writeStory(editor, { headline: 'Told in two languages' });
  const other = await writeStory(editor, { headline: '两种语言', language: 'zh-CN' });
  await change(other, { translationOf: articleId });
  expect((await affectedBy(articleId)).translations).toEqual([]);
  await release(editor, { articleId: other });
  expect((await affectedBy(articleId)).translations).toEqual([
    { headline: '两种语言', path: '/articles/两种语言' },
  ]);

  const follower = await writeStory(editor, { headline: 'Goes out with it' });
  await release(editor, { articleId: follower, after: articleId });
  expect((await forecastRelease(editor, { articleId })).plans.followers).toMatchObject([{ id: follower }]);
  expect((await forecastRelease(editor, { articleId: follower })).plans.waiting).toMatchObject({
    id: articleId,
  });
  await release(editor, { articleId, at: hours(2), until: hours(9), because: 'A notice only.' });
  const { plans } = await forecastRelease(editor, { articleId });
  expect(plans).toMatchObject({
    live: null,
    coming: {
      number: 1,
      kind: 'first',
      end: { because: 'A notice only.' },
      joinedPackage: { stories: [{ id: follower }] },
    },
    followers: [],
  });

  const city = await openSection();
  const subscribe = (email: string, section: number | null, language: string, confirmed = true) =>
    staff().execute(sql`insert into subscriber (email, section_id, language, token_hash, confirmed_at)
      values (${email}, ${section}, ${language}, sha256(${`${email}${section}`}::bytea), ${confirmed ? hours(-1).toISOString() : null})`);
  expect((await affectedBy(articleId)).subscribers).toBe(0);
  await subscribe('a@reader.example', city, 'en');
  await subscribe('A@reader.example', null, 'en');
  await subscribe('b@reader.example', null, 'en');
  await subscribe('c@reader.example', await openSection('sport'), 'en');
  await subscribe('d@reader.example', city, 'zh-CN');
  await subscribe('e@reader.example', city, 'en', false);
  expect((await affectedBy(articleId)).subscribers).toBe(2);
});

test('a forecast writes nothing', async () => {
  const articleId = await writeStory(editor, { headline: 'Only looked at' });
  const before = [await releaseTraces(), await traces()];
  await forecastRelease(editor, { articleId, at: hours(1), until: hours(2) });
  expect([await releaseTraces(), await traces()]).toEqual(before);
});

test('a release that was cancelled before it began leaves the story a draft', async () => {
  const { cancelRelease } = await import('./reschedulingReleases.ts');
  const { reviewRelease } = await import('./releaseReview.ts');
  const articleId = await writeStory(editor, { headline: 'Never mind' });
  await release(editor, { articleId, at: hours(1), until: hours(2), because: 'For a day.' });
  expect(await reviewRelease(editor, articleId)).toMatchObject({
    standing: { is: 'embargoed' },
    releases: 0,
  });
  await cancelRelease(editor, { articleId });
  expect(await reviewRelease(editor, articleId)).toMatchObject({ standing: { is: 'draft' }, releases: 0 });
});
