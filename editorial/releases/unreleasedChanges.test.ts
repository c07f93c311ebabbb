import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schemaVersion } from '#body/bodySchema.ts';
import type { Body } from '#body/bodyTypes.ts';
import { bodyOf, heading, paragraph } from '#body/composeBody.ts';
import { draftUpdateWith } from '#body/draftDocument.ts';
import { entryTime, newEntryName } from '#body/entryIdentity.ts';
import { newestFirst } from '#body/liveEntries.ts';
import { closePools, staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { openSection, writeStory } from '#editorial/articles/article.scene.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { listArticles } from '#editorial/articles/articleList.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { deriveDraft } from '#editorial/drafts/derivedColumns.ts';
import { appendToDraft, editDraft } from '#editorial/drafts/draftUpdates.ts';
import { loadDraft } from '#editorial/drafts/loadedDraft.ts';
import { hire } from '#editorial/people/people.scene.ts';
import { mergeSections } from '#editorial/taxonomy/mergingSections.ts';
import { mergeTopics } from '#editorial/taxonomy/mergingTopics.ts';
import { renameTopic } from '#editorial/taxonomy/renamingTopics.ts';
import { type ScratchDatabase, scratchDatabase } from '#server/postgres/scratch.ts';
import { release } from './releasingArticles.ts';
import { takeBack } from './takingBackReleases.ts';
import { withdraw } from './withdrawingArticles.ts';

let database: ScratchDatabase;
let mia: Actor;
let jo: Actor;
beforeAll(async () => {
  database = await scratchDatabase();
  mia = await hire('editor');
  jo = await hire('writer');
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const listed = async (articleId: ArticleId) => {
  const { items } = await listArticles(mia, { view: 'all', q: '', before: undefined });
  return items.find(({ id }) => id === articleId);
};
const differs = async (articleId: ArticleId) => {
  const { unreleased } = await readArticleForEditing(mia, articleId);
  expect((await listed(articleId))?.unreleased).toEqual(unreleased);
  return unreleased;
};
const body = (text: string) => bodyOf(text.split('\n\n').map(paragraph));
const tomorrow = () => new Date(Date.now() + 86_400_000);

/** Sends an edit as an editor does, then derives the columns. */
async function type(actor: Actor, articleId: ArticleId, change: { headline?: string; body?: Body }) {
  const update = draftUpdateWith((await loadDraft(articleId)).state, change);
  if (update) await appendToDraft(actor, { articleId, update, schemaVersion });
}

test('a draft that differs from the live release names the fields, until the change is undone', async () => {
  const articleId = await writeStory(jo, { headline: 'Dredging begins', text: 'One.\n\nTwo.' });
  expect(await differs(articleId)).toBeNull(); // nothing is live: nothing to differ from
  await release(mia, { articleId });
  expect(await differs(articleId)).toBeNull();
  await editDraft(jo, { articleId, headline: '疏浚开始', body: body('One.\n\nTwo, longer.') });
  expect(await differs(articleId)).toEqual({ since: 'live', fields: ['headline', 'body'] });
  // The second paragraph is deleted and written again: its id in Yjs is a new one.
  await editDraft(jo, { articleId, body: body('One.') });
  await editDraft(jo, { articleId, headline: 'Dredging begins', body: body('One.\n\nTwo.') });
  expect(await differs(articleId)).toBeNull();
});

test('changes of fields beside the text count until a new release', async () => {
  const articleId = await writeStory(jo, { headline: 'Locks drained' });
  await release(mia, { articleId });
  const { article } = await readArticleForEditing(mia, articleId);
  await describeArticle(jo, {
    articleId,
    version: article.version,
    topics: ['Ferries', 'Canals'],
    authors: ['Ann Lee'],
    sectionId: null,
  });
  expect(await differs(articleId)).toEqual({ since: 'live', fields: ['section', 'topics', 'authors'] });
  const again = await readArticleForEditing(mia, articleId);
  await describeArticle(jo, {
    articleId,
    version: again.article.version,
    sectionId: article.sectionId,
    authors: [],
  });
  await release(mia, { articleId, kind: 'update' });
  expect(await differs(articleId)).toBeNull();
  const settled = await readArticleForEditing(mia, articleId);
  const standing = { urgency: 1, isOffFronts: true };
  await describeArticle(jo, { articleId, version: settled.article.version, ...standing });
  expect(await differs(articleId)).toEqual({ since: 'live', fields: ['urgency', 'fronts'] });
  await release(mia, { articleId, kind: 'update' });
  expect(await differs(articleId)).toBeNull();
});

test('the draft is compared with a scheduled or waiting release, never with a withdrawn one', async () => {
  const articleId = await writeStory(jo, { headline: 'Quay reopens' });
  await release(mia, { articleId, at: tomorrow() });
  expect(await differs(articleId)).toBeNull();
  await editDraft(jo, { articleId, headline: 'Quay reopens late' });
  expect(await differs(articleId)).toEqual({ since: 'scheduled', fields: ['headline'] });
  await withdraw(mia, { articleId, because: 'Not yet' });
  expect(await differs(articleId)).toBeNull();
  const first = await writeStory(jo, { headline: 'First' });
  await release(mia, { articleId, after: first });
  expect(await differs(articleId)).toBeNull();
  await editDraft(jo, { articleId, headline: 'Quay reopens at last' });
  expect(await differs(articleId)).toEqual({ since: 'scheduled', fields: ['headline'] });
});

test('after a take-back the draft has the content that was taken back, and is shown as changed', async () => {
  const articleId = await writeStory(jo, { headline: 'Bridge is safe' });
  await release(mia, { articleId });
  await editDraft(jo, { articleId, headline: 'Bridge is unsafe' });
  await release(mia, { articleId, kind: 'update' });
  await takeBack(mia, { articleId, number: 2, readerNote: 'It is safe.' });
  expect(await differs(articleId)).toEqual({ since: 'live', fields: ['headline'] });
});

test('who changed which field is named, also when two write at once', async () => {
  const articleId = await writeStory(jo, { headline: 'Two hands', text: 'Body.' });
  await type(mia, articleId, { headline: 'Two hands, one story' });
  await type(jo, articleId, { body: body('Body by Jo.') });
  await deriveDraft(articleId);
  const { changes } = await readArticleForEditing(mia, articleId);
  const by = Object.fromEntries(changes.map((change) => [change.field, change.by]));
  expect(by).toMatchObject({ headline: mia.name, body: jo.name, standfirst: jo.name });
  const { article } = await readArticleForEditing(mia, articleId);
  await describeArticle(mia, { articleId, version: article.version, topics: ['Hands'] });
  expect((await listed(articleId))?.lastChange).toMatchObject({ field: 'topics', by: mia.name });
});

test('an update without a visible change does not affect the date, the name and the fields', async () => {
  const articleId = await writeStory(jo, { headline: 'Still water' });
  const traces = async () =>
    JSON.stringify(
      (
        await staff().execute(sql`select a.changed_at, d.changed_at as draft_at, d.changed_by,
          (select jsonb_agg(f order by field) from field_change f where f.article_id = a.id) as fields
          from article a join draft d on d.article_id = a.id where a.id = ${articleId}`)
      ).rows,
    );
  const before = await traces();
  await type(mia, articleId, { headline: 'Still waters' });
  await type(mia, articleId, { headline: 'Still water' });
  await deriveDraft(articleId);
  expect(await traces()).toBe(before);
  expect(await differs(articleId)).toBeNull();
});

describe('a rename or merge that also applies to releases is no difference:', () => {
  const topicId = async (name: string) => {
    const { rows } = await staff().execute<{ id: string }>(sql`select id from topic where name = ${name}`);
    return Number(rows[0]?.id);
  };

  test('a topic that is renamed', async () => {
    const articleId = await writeStory(jo, { headline: 'On tides', topics: ['Tides', 'Sea'] });
    await release(mia, { articleId });
    await renameTopic(mia, { topicId: await topicId('Tides'), name: 'Ebb and flow' });
    expect(await differs(articleId)).toBeNull();
  });

  test('two topics that are merged, also where a story carries both', async () => {
    const topics = [
      ['Rail'],
      ['Rail', 'News', 'Trains'],
      ['Trains', 'News', 'Rail'],
      ['News', 'Rail', 'Trains'],
    ];
    const ids = await Promise.all(topics.map((names) => writeStory(jo, { headline: 'Rail', topics: names })));
    for (const articleId of ids) await release(mia, { articleId });
    await mergeTopics(mia, { topicId: await topicId('Rail'), into: await topicId('Trains') });
    for (const articleId of ids) expect(await differs(articleId)).toBeNull();
    const [articleId] = ids;
    if (!articleId) throw new Error('no story');
    await describeArticle(jo, { articleId, was: { topics: ['Trains'] }, topics: ['Trains', 'News'] });
    expect(await differs(articleId)).toEqual({ since: 'live', fields: ['topics'] });
  });

  test('two sections that are merged, one after the other', async () => {
    const admin = await hire('admin');
    const [first, second, third] = [await openSection('a'), await openSection('b'), await openSection('c')];
    const articleId = await writeStory(jo, { headline: 'Filed' });
    await describeArticle(jo, { articleId, was: { sectionId: await openSection() }, sectionId: first });
    await release(mia, { articleId });
    await mergeSections(admin, { sectionId: first, into: second });
    expect(await differs(articleId)).toBeNull();
    await mergeSections(admin, { sectionId: second, into: third });
    expect(await differs(articleId)).toBeNull();
    await describeArticle(jo, { articleId, was: { sectionId: third }, sectionId: await openSection() });
    expect(await differs(articleId)).toEqual({ since: 'live', fields: ['section'] });
  });
});

test('for a release without a body hash, an edit of the headline is no change of the body', async () => {
  const articleId = await writeStory(jo, { headline: 'As it happens' });
  const entry = (at: string, text: string) => ({
    type: 'entry',
    attrs: { name: newEntryName(), at: entryTime(new Date(at)) },
    content: [heading(2, text), paragraph(text)],
  });
  // Two users wrote at once: the older entry is first in the draft.
  const entries = [entry('2026-11-01T10:00:00Z', 'It floats'), entry('2026-11-01T11:00:00Z', 'It sinks')];
  await editDraft(jo, { articleId, body: bodyOf([paragraph('Intro.'), ...entries]) });
  await release(mia, { articleId });
  await staff().execute(sql`update draft set body_hash = null where article_id = ${articleId}`);
  await staff().execute(sql`delete from field_change where article_id = ${articleId}`);
  expect(await differs(articleId)).toBeNull();
  await type(mia, articleId, { headline: 'As it happened' });
  await deriveDraft(articleId);
  const { changes } = await readArticleForEditing(mia, articleId);
  expect(changes.map(({ field }) => field)).toEqual(['headline']);
  expect(await differs(articleId)).toEqual({ since: 'live', fields: ['headline'] });
});

test('the database puts the entries of a body in the order of `newestFirst`', async () => {
  const node = (type: string, at?: string) => ({ type, attrs: at === undefined ? {} : { at } });
  for (const content of [
    [],
    [node('paragraph')],
    [node('entry', '1'), node('paragraph'), node('entry', '3'), node('entry', '2'), node('heading')],
    [node('entry', '2026-11-01T10:00:00Z'), { ...node('entry', '2026-11-01T10:00:00Z'), content: [] }],
  ]) {
    const body = { type: 'doc', content } as Body;
    const { rows } = await staff().execute<{ body: Body }>(
      sql`select newest_first(${JSON.stringify(body)}::jsonb) as body`,
    );
    expect(rows[0]?.body).toEqual(newestFirst(body));
  }
});
