import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { bodyOf, heading, paragraph } from '#body/composeBody.ts';
import { entryTime, newEntryName } from '#body/entryIdentity.ts';
import { staff, staffPool } from '#db/pools.ts';
import { coverageEnd } from '#db/schema/coverage.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { tagsInvalidatedBy } from '#editorial/audit/invalidatedTags.scene.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { everything } from '#editorial/packages/package.scene.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { asOfReader } from '#editorial/readerQueries/asOfReader.ts';
import { readClock } from '#editorial/readerQueries/freshness.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { readFront } from '#editorial/readerQueries/liveFront.ts';
import { searchPaper } from '#editorial/readerQueries/paperSearch.ts';
import { readSection, readTopic } from '#editorial/readerQueries/storyLists.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { endCoverage, readCoverageStatus } from './endingCoverage.ts';
import { timestampEntry } from './entryTimestamp.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;
let writer: Actor;
let articleId: ArticleId;
let slug: string;
let count = 0;

beforeAll(async () => {
  scene = await openScene();
  [editor, writer] = await Promise.all([hire('editor'), hire('writer')]);
});
afterAll(() => scene.close());

const report = (text: string, at = new Date(), name = newEntryName()) => ({
  type: 'entry',
  attrs: { name, at: entryTime(at) },
  content: [heading(2, text), paragraph(`${text}.`)],
});
const writeEntries = (id: ArticleId, ...reports: ReturnType<typeof report>[]) =>
  editDraft(editor, { articleId: id, body: bodyOf([paragraph('As it happens.'), ...reports]) });
async function filedUnder(id: ArticleId) {
  const { rows } = await staffPool().query(
    'select r.section_id, t.topic_id from release r join release_topic t on t.release_id = r.id where article_id = $1',
    [id],
  );
  return { sectionId: rows[0]?.section_id, topicId: rows[0]?.topic_id };
}
const readCoverage = async () => {
  const result = await readArticle(slug);
  return result.is === 'live' ? result.article.coverage : null;
};

beforeEach(async () => {
  count += 1;
  articleId = await writeStory(editor, { headline: `The launch ${count}` });
  await writeEntries(articleId, report('It floats'));
  slug = (await release(editor, { articleId })).slug;
});

test('a story with entries is covered live until an editor ends the coverage, and again when it is resumed', async () => {
  expect(await readCoverage()).toEqual({ endedAt: null });
  expect(await readCoverageStatus(writer, articleId)).toMatchObject({ over: false });
  await endCoverage(editor, { articleId, over: true });
  const over = await readCoverage();
  expect(over?.endedAt).toBeInstanceOf(Date);
  await endCoverage(editor, { articleId, over: true });
  expect(await readCoverage()).toEqual(over);
  await endCoverage(editor, { articleId, over: false });
  expect(await readCoverage()).toEqual({ endedAt: null });
  await endCoverage(editor, { articleId, over: true });
  expect(await readCoverage()).not.toEqual(over);
});

test('pages of the past show the coverage as it was then', async () => {
  const clock = async () => {
    const { rows } = await staffPool().query('select clock_timestamp() as now');
    return rows[0].now as Date;
  };
  const before = await clock();
  await endCoverage(editor, { articleId, over: true });
  const over = await clock();
  await endCoverage(editor, { articleId, over: false });
  expect(await asOfReader(before, 'readers', readCoverage)).toEqual({ endedAt: null });
  expect((await asOfReader(over, 'readers', readCoverage))?.endedAt).toBeInstanceOf(Date);
  expect(await readCoverage()).toEqual({ endedAt: null });
});

test('cached pages are dropped', async () => {
  const tags = await tagsInvalidatedBy(() => endCoverage(editor, { articleId, over: true }));
  const { sectionId, topicId } = await filedUnder(articleId);
  expect(tags).toEqual(
    expect.arrayContaining([
      `article:${articleId}`,
      ...['front', 'latest', 'search', `section:${sectionId}`, `topic:${topicId}`],
    ]),
  );
});

test('every list marks the story while it is covered live, and no other story', async () => {
  const plain = await writeStory(editor, { headline: `Beside it ${count}` });
  await release(editor, { articleId: plain });
  const lists = async () => {
    const front = await readFront({ language: 'en' });
    return {
      front: [...(front.lead ? [front.lead] : []), ...front.seconds],
      section: (await readSection('city'))?.page.items ?? [],
      topic: (await readTopic('ferries'))?.page.items ?? [],
      search: (await searchPaper({ q: `launch ${count}` })).items,
    };
  };
  const marked = async () =>
    Object.entries(await lists()).map(([name, stories]) => {
      const isLive = (id: ArticleId) => stories.find((story) => story.articleId === id)?.isLive ?? false;
      return [name, isLive(articleId), isLive(plain)];
    });
  const all = (live: boolean) => ['front', 'section', 'topic', 'search'].map((name) => [name, live, false]);
  expect(await marked()).toEqual(all(true));
  const { moment } = await readClock();
  await endCoverage(editor, { articleId, over: true });
  expect(await marked()).toEqual(all(false));
  expect(await asOfReader(moment, 'readers', marked)).toEqual(all(true));
  await endCoverage(editor, { articleId, over: false });
  expect(await marked()).toEqual(all(true));
});

test('ending coverage that is not running, or without permission, is refused and nothing is written', async () => {
  const plain = await writeStory(editor, { headline: `Plain ${count}` });
  await release(editor, { articleId: plain });
  const draft = await writeStory(editor, { headline: `Draft ${count}` });
  await writeEntries(draft, report('Unseen'));
  const before = await everything();
  expect(await refusalReasonOf(endCoverage(editor, { articleId: plain, over: true }))).toBe('no-entries');
  expect(await refusalReasonOf(endCoverage(editor, { articleId: draft, over: true }))).toBe('not-live');
  expect(await refusalReasonOf(endCoverage(writer, { articleId, over: true }))).toBe('not-allowed');
  expect(await everything()).toBe(before);
  expect(await readCoverageStatus(editor, plain)).toBeNull();
  expect(await readCoverageStatus(editor, draft)).toBeNull();
});

test('ending the coverage of an unpublished story is not announced', async () => {
  await endCoverage(editor, { articleId, over: true });
  await withdraw(editor, { articleId, because: 'Wrong.' });
  expect(await readCoverage()).toBeNull();
  await expect(
    staff()
      .insert(coverageEnd)
      .values({ articleId, ended: '[2020-01-01,)' as never }),
  ).rejects.toThrow();
});

test('an entry dated after its release begins is refused, and keeps its address through releases', async () => {
  const stamp = await timestampEntry(writer);
  expect(Math.abs(Date.parse(stamp.at) - Date.now())).toBeLessThan(60_000);
  const hour = 3_600_000;
  await writeEntries(articleId, report('Tomorrow', new Date(Date.now() + hour)), report('It floats'));
  const before = await everything();
  expect(await refusalReasonOf(release(editor, { articleId, kind: 'update' }))).toBe('entry-early');
  expect(await everything()).toBe(before);
  await writeEntries(articleId, report('It sails', new Date(stamp.at), stamp.name));
  await release(editor, { articleId, kind: 'update' });
  await writeEntries(articleId, report('It docks'), report('It sails', new Date(stamp.at), stamp.name));
  await release(editor, { articleId, kind: 'update' });
  const result = await readArticle(slug);
  const names =
    result.is === 'live' ? (result.article.body as { content: { attrs?: { name?: string } }[] }) : null;
  expect(names?.content.map(({ attrs }) => attrs?.name)).toContain(stamp.name);
});
