import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { release as releases } from '#db/schema/releases.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { release } from './releasingArticles.ts';
import { reschedule } from './reschedulingReleases.ts';
import { withdraw } from './withdrawingArticles.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

const hours = (count: number) => new Date(Date.now() + count * 3_600_000);

async function gapsOf(articleId: number): Promise<number> {
  const { rows } = await staff().execute<{ ranges: number }>(sql`
    select count(*)::int as ranges from (
      select unnest(range_agg(live)) from release where article_id = ${articleId} and not isempty(live)) whole`);
  return (rows[0]?.ranges ?? 0) - 1;
}

test('a story stays live without a gap when its update is postponed and moved back', async () => {
  const articleId = await writeStory(editor, { headline: 'Put off' });
  await release(editor, { articleId });
  for (const at of [hours(1), hours(5), hours(3), hours(9)]) {
    await release(editor, { articleId, kind: 'update', at });
    expect(await gapsOf(articleId)).toBe(0);
  }
  await release(editor, { articleId, kind: 'update' });
  expect(await gapsOf(articleId)).toBe(0);
});

test('an end that has passed cannot be postponed', async () => {
  const articleId = await writeStory(editor, { headline: 'Ended' });
  await release(editor, { articleId });
  await withdraw(editor, { articleId, because: 'Wrong.' });
  const reopen = staff().execute(
    sql`update release set live = tstzrange(lower(live), null) where article_id = ${articleId}`,
  );
  await expect(reopen).rejects.toThrow();
});

test('an update under embargo does not appear in the lists of related stories', async () => {
  const others = await Promise.all(
    ['Heron', 'Egret'].map((bird) =>
      writeStory(editor, { headline: `${bird} count`, text: 'Waders on the flats.', topics: ['Bankruptcy'] }),
    ),
  );
  for (const other of others) await release(editor, { articleId: other });
  const articleId = await writeStory(editor, { headline: 'Shipyard', text: 'Rivets.', topics: ['Ships'] });
  const { slug } = await release(editor, { articleId });
  const { article } = await readArticleForEditing(editor, articleId);
  await describeArticle(editor, { articleId, version: article.version, topics: ['Bankruptcy'] });
  await release(editor, { articleId, kind: 'update', at: hours(1) });
  for (const one of [slug, 'heron-count', 'egret-count']) {
    const result = await readArticle(one);
    const related = result.is === 'live' ? result.article.related : [];
    const stories = related.filter((story) => story.articleId === articleId || one === slug);
    expect(JSON.stringify(stories.map((story) => story.reason))).not.toContain('Bankruptcy');
  }
});

test('two stories with one headline that are released at once get different addresses', async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, () => writeStory(editor, { headline: 'Twins' })));
  const made = await Promise.all(ids.map((articleId) => release(editor, { articleId })));
  expect(new Set(made.map(({ slug }) => slug)).size).toBe(6);
});

test('a time beyond any calendar is refused', async () => {
  const articleId = await writeStory(editor, { headline: 'Far off' });
  await expect(release(editor, { articleId, at: new Date(8.64e15) })).rejects.toMatchObject({
    name: 'ZodError',
  });
  expect(await refusalReasonOf(release(editor, { articleId, at: new Date(0) }))).toBe('embargo-past');
});

test('a name keeps its letters in any script', async () => {
  const articleId = await writeStory(editor, { headline: 'Letters' });
  const topics = ['İstanbul', 'ΝΕΑΣ', 'Straße', 'ǅ'];
  const { article } = await readArticleForEditing(editor, articleId);
  await describeArticle(editor, { articleId, version: article.version, topics, authors: topics });
  const read = await readArticleForEditing(editor, articleId);
  expect([read.topics, read.authors]).toEqual([topics, topics]);
});

test('wire copy rescheduled before its wire time is dated no later than its begin', async () => {
  const articleId = await writeStory(editor, { headline: 'From the wire' });
  await staff()
    .update(article)
    .set({ wireReleasedAt: hours(2) })
    .where(eq(article.id, articleId));
  const [seen, at] = [hours(3), hours(1)];
  await release(editor, { articleId, at: seen });
  await reschedule(editor, { articleId, seen, at });
  const [moved] = await staff()
    .select({ first: releases.firstReleasedAt })
    .from(releases)
    .where(sql`${releases.articleId} = ${articleId} and not isempty(${releases.live})`);
  expect(moved?.first).toEqual(at);
});
