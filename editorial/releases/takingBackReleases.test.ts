import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { draft, draftUpdate } from '#db/schema/drafts.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { release as releases } from '#db/schema/releases.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { releaseTraces, writeStory } from '#editorial/articles/article.scene.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { release } from './releasingArticles.ts';
import { takeBack } from './takingBackReleases.ts';
import { withdraw } from './withdrawingArticles.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let writer: Actor;
let editor: Actor;

beforeAll(async () => {
  scene = await openScene();
  writer = await hire('writer');
  editor = await hire('editor');
});
afterAll(() => scene.close());

/** A story with two releases and later edits of its draft. */
async function updated(headline: string) {
  const articleId = await writeStory(editor, { headline, topics: ['Ferries'] });
  const { slug } = await release(editor, { articleId });
  const { article } = await readArticleForEditing(editor, articleId);
  await editDraft(editor, { articleId, headline: `${headline}, wrongly` });
  await describeArticle(editor, { articleId, version: article.version, topics: ['Buses'] });
  await release(editor, { articleId, kind: 'update', readerNote: 'New figures.' });
  await editDraft(writer, { articleId, standfirst: 'Typed since.' });
  return { articleId, slug };
}

const draftBytes = async (articleId: ArticleId) =>
  JSON.stringify([
    await staff().select().from(draft).where(eq(draft.articleId, articleId)),
    await staff().select().from(draftUpdate).where(eq(draftUpdate.articleId, articleId)),
  ]);

test('makes the previous content live, byte for byte, as a new release, and does not change the draft', async () => {
  const { articleId, slug } = await updated('Ferry sinks');
  const before = await draftBytes(articleId);
  await takeBack(editor, { articleId, number: 2 });
  expect(await draftBytes(articleId)).toBe(before);
  const result = await readArticle(slug);
  expect(result).toMatchObject({
    is: 'live',
    article: { headline: 'Ferry sinks', number: 3, kind: 'take-back', topics: [{ name: 'Ferries' }] },
  });
  const { rows } = await staff().execute(sql`
    select count(distinct (headline, standfirst, body, teaser, topics, bylines, section_id, pictures, language))::int as contents,
      count(*)::int as releases, count(*) filter (where live @> now())::int as live
    from release where article_id = ${articleId} and number in (1, 3)`);
  expect(rows[0]).toEqual({ contents: 1, releases: 2, live: 1 });
});

test('is found by the words and topics of the restored release, and no longer by those of the release that was taken back', async () => {
  const { articleId } = await updated('Quokka escapes');
  await takeBack(editor, { articleId, number: 2 });
  const { rows } = await staff().execute<{ taken: boolean; topics: string[] }>(sql`
    select s.words @@ to_tsquery('english', 'wrongly') as taken,
      (select array_agg(t.name) from release_topic x join topic t on t.id = x.topic_id where x.release_id = r.id) as topics
    from release r join release_search s on s.release_id = r.id where r.article_id = ${articleId} and r.live @> now()`);
  expect(rows).toEqual([{ taken: false, topics: ['Ferries'] }]);
});

test('can itself be taken back, and any earlier release can be chosen', async () => {
  const { articleId, slug } = await updated('Bridge closes');
  await takeBack(editor, { articleId, number: 2 });
  await takeBack(editor, { articleId, number: 3 });
  expect(await readArticle(slug)).toMatchObject({
    article: { headline: 'Bridge closes, wrongly', number: 4 },
  });
  await takeBack(editor, { articleId, number: 4, to: 1 });
  expect(await readArticle(slug)).toMatchObject({ article: { headline: 'Bridge closes', number: 5 } });
});

test('cancels a scheduled release that is based on the release that is taken back', async () => {
  const { articleId } = await updated('Lock floods');
  await release(editor, { articleId, kind: 'update', at: new Date(Date.now() + 3_600_000) });
  await takeBack(editor, { articleId, number: 2 });
  const rows = await staff().select().from(releases).where(eq(releases.articleId, articleId));
  expect(rows.filter(({ live }) => live !== 'empty').map(({ number }) => number)).toEqual([1, 2, 3]);
});

test('is refused to writers, for a release that is not live, and for a first release; nothing is written', async () => {
  const { articleId } = await updated('Tram derails');
  const single = await writeStory(editor, { headline: 'Only once' });
  await release(editor, { articleId: single });
  const unreleased = await writeStory(editor, { headline: 'Never yet' });
  const before = await releaseTraces();
  expect(await refusalReasonOf(takeBack(writer, { articleId, number: 2 }))).toBe('not-allowed');
  expect(await refusalReasonOf(takeBack(editor, { articleId, number: 1 }))).toBe('changed-meanwhile');
  expect(await refusalReasonOf(takeBack(editor, { articleId, number: 2, to: 2 }))).toBe('nothing-before');
  expect(await refusalReasonOf(takeBack(editor, { articleId: single, number: 1 }))).toBe('nothing-before');
  expect(await refusalReasonOf(takeBack(editor, { articleId: unreleased, number: 1 }))).toBe('not-live');
  expect(await releaseTraces()).toBe(before);
});

test('never restores a withdrawn release', async () => {
  const articleId = await writeStory(editor, { headline: 'Libel' });
  await release(editor, { articleId });
  await withdraw(editor, { articleId, because: 'It was not true.' });
  await release(editor, { articleId, kind: 'update' });
  expect(await refusalReasonOf(takeBack(editor, { articleId, number: 2 }))).toBe('was-withdrawn');
});

test('ordered by two editors at once is carried out once', async () => {
  const { articleId } = await updated('Twice pressed');
  const results = await Promise.all(
    Array.from({ length: 6 }, () => refusalReasonOf(takeBack(editor, { articleId, number: 2 }))),
  );
  expect(results.filter((reason) => reason === 'changed-meanwhile')).toHaveLength(5);
});

test('does not change the draft, even while others edit and release stories', async () => {
  const { articleId, slug } = await updated('Loaded story');
  const others = await Promise.all(
    Array.from({ length: 12 }, (_, at) =>
      writeStory(editor, { headline: `Load ${at}`, topics: ['Ferries'] }),
    ),
  );
  const before = await draftBytes(articleId);
  await Promise.all([
    takeBack(editor, { articleId, number: 2 }),
    ...others.map((other) => release(editor, { articleId: other })),
    ...others.map((other) => editDraft(writer, { articleId: other, standfirst: 'Meanwhile.' })),
    ...Array.from({ length: 60 }, () => readArticle(slug)),
  ]);
  expect(await draftBytes(articleId)).toBe(before);
  expect(await readArticle(slug)).toMatchObject({ article: { headline: 'Loaded story', number: 3 } });
});
