import { afterAll, beforeAll, expect, test } from 'vitest';
import { GET as getArticle } from '#app/(reader)/api/articles/[slug]/route.ts';
import { GET as getArticles } from '#app/(reader)/api/articles/route.ts';
import { GET as getSeries } from '#app/(reader)/api/series/[slug]/route.ts';
import { bodyOf, heading, paragraph } from '#body/composeBody.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { endCoverage } from '#editorial/liveCoverage/endingCoverage.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { createSeries } from '#editorial/series/creatingSeries.ts';
import { setParts } from '#editorial/series/joiningSeries.ts';
import { judgeByDocument } from '#publishing/api/api.scene.ts';
import { openApi } from './openApi.ts';

const document = openApi('http://localhost:3000') as Parameters<typeof judgeByDocument>[0];
const judge = { article: judgeByDocument(document, 'Article'), series: judgeByDocument(document, 'Series') };
const home = 'http://localhost:3000';
let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;
let slug: string;
let parts: { articleId: ArticleId; slug: string }[];

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
  parts = [];
  for (const headline of ['Mud', 'Stone', 'Steel'])
    parts.push({ articleId: await writeStory(editor, { headline }), slug: '' });
  const coming = await writeStory(editor, { headline: 'Kanarienvogel' });
  const founded = await createSeries(editor, {
    names: { en: 'The quay' },
    standfirsts: { en: 'A year on it.' },
  });
  ({ slug } = founded);
  const articleIds = [...parts.map(({ articleId }) => articleId), coming];
  await setParts(editor, { seriesId: founded.seriesId, version: 1, articleIds });
  for (const part of parts) part.slug = (await release(editor, { articleId: part.articleId })).slug;
  await release(editor, { articleId: coming, at: new Date(Date.now() + 3_600_000) });
});
afterAll(() => scene.close());

const params = (name: string) => ({ params: Promise.resolve({ slug: encodeURIComponent(name) }) });
const article = async (name: string) => (await getArticle(new Request(home), params(name))).json();
const series = (name: string, query = '') =>
  getSeries(new Request(`${home}/api/series/x${query}`), params(name));

test('a part names its place, its series, and the parts before and after it', async () => {
  const json = await article(parts[1]?.slug ?? '');
  expect(judge.article(json)).toEqual([]);
  expect(json.series).toEqual({
    slug,
    name: 'The quay',
    url: `${home}/series/${slug}`,
    api_url: `${home}/api/series/${slug}`,
    part: 2,
    of: 3,
    previous: expect.objectContaining({ headline: 'Mud', api_url: `${home}/api/articles/mud` }),
    next: expect.objectContaining({ headline: 'Steel', language: 'en' }),
  });
  const alone = await writeStory(editor, { headline: 'Alone' });
  expect((await article((await release(editor, { articleId: alone })).slug)).series).toBeNull();
});

test('a series lists its live parts in order, and its cached page is dropped with any of them', async () => {
  const answer = await series(slug);
  const json = await answer.json();
  expect(judge.series(json)).toEqual([]);
  expect(json).toMatchObject({
    name: 'The quay',
    standfirst: 'A year on it.',
    language: 'en',
    other_languages: [],
  });
  expect(json.parts.map(({ headline }: { headline: string }) => headline)).toEqual(['Mud', 'Stone', 'Steel']);
  const { tags } = JSON.parse(answer.headers.get('x-press-meta') ?? '');
  expect(tags).toEqual(expect.arrayContaining(parts.map(({ articleId }) => `article:${articleId}`)));
});

test('an unknown series, one without a live part, and an unknown language are answered with problems', async () => {
  const { slug: empty } = await createSeries(editor, { names: { en: 'Not yet' }, standfirsts: {} });
  for (const name of ['never-was', empty, 'a\0b']) expect((await series(name)).status).toBe(404);
  const wrong = await series(slug, '?language=xx');
  expect([wrong.status, wrong.headers.get('content-type')]).toEqual([
    400,
    'application/problem+json; charset=utf-8',
  ]);
  expect((await series(slug, '?language=ar')).status).toBe(200);
});

test('a live story lists its entries, each with its address, and says whether coverage continues', async () => {
  const articleId = await writeStory(editor, { headline: 'Launch' });
  const entry = (name: string, at: string) => ({
    type: 'entry',
    attrs: { name, at },
    content: [heading(2, `Of ${name}`), paragraph('It <floats>.'), paragraph('Still.')],
  });
  const body = bodyOf([
    paragraph('As it happens.'),
    entry('second', '2026-11-20T06:41:00Z'),
    entry('first', '2026-11-20T06:40:00Z'),
  ]);
  await editDraft(editor, { articleId, body });
  const { slug: name } = await release(editor, { articleId });
  const listed = async () => {
    const { items } = await (await getArticles(new Request(`${home}/api/articles?limit=100`))).json();
    return items.filter(({ live }: { live: boolean }) => live).map((story: { slug: string }) => story.slug);
  };
  const json = await article(name);
  expect(judge.article(json)).toEqual([]);
  expect(json.live).toBe(true);
  expect(json.coverage).toMatchObject({
    ended_at: null,
    entries: [
      {
        id: 'entry-second',
        at: '2026-11-20T06:41:00.000Z',
        headline: 'Of second',
        text: 'It <floats>.\n\nStill.',
      },
      { id: 'entry-first', url: `${home}/articles/${name}#entry-first` },
    ],
  });
  expect(await listed()).toEqual([name]);
  await endCoverage(editor, { articleId, over: true });
  const over = await article(name);
  expect(judge.article(over)).toEqual([]);
  expect([over.live, Date.parse(over.coverage.ended_at) > 0, over.coverage.entries.length]).toEqual([
    false,
    true,
    2,
  ]);
  expect(await listed()).toEqual([]);
});

test('a withdrawn part is in no answer about its series', async () => {
  await withdraw(editor, { articleId: parts[0]?.articleId as ArticleId, because: 'It was not so.' });
  const texts = [await (await series(slug)).text(), JSON.stringify(await article(parts[1]?.slug ?? ''))];
  expect(JSON.parse(texts[1] ?? '').series).toMatchObject({ part: 1, of: 2, previous: null });
  expect(texts.join()).not.toMatch(/"Mud"|kanarienvogel/i);
});
