import { afterAll, beforeAll, expect, test } from 'vitest';
import { schemaVersion } from '#body/bodySchema.ts';
import type { BlockChange } from '#body/comparison/changeTypes.ts';
import { draftUpdateWith } from '#body/draftDocument.ts';
import { staffPool } from '#db/pools.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { type Actor, systemActor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { createArticle } from '#editorial/articles/creatingArticles.ts';
import { moveToBin } from '#editorial/bin/movingToBin.ts';
import { deriveDraft } from '#editorial/drafts/derivedColumns.ts';
import { compactDraft } from '#editorial/drafts/draftCompaction.ts';
import { appendToDraft, editDraft } from '#editorial/drafts/draftUpdates.ts';
import { recordVisit } from '#editorial/drafts/draftVisits.ts';
import { loadDraft } from '#editorial/drafts/loadedDraft.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { MAX_NAMED, readChangesSinceVisit } from './changesSinceVisit.ts';
import { compareVersions } from './comparingVersions.ts';
import { body, keptTexts } from './versions.scene.ts';

let scene: { close(): Promise<void> };
let ann: Actor;
let bo: Actor;
let cy: Actor;
beforeAll(async () => {
  scene = await openScene();
  ann = await hire('editor', { name: 'Ann' });
  bo = await hire('writer', { name: 'Bo' });
  cy = await hire('writer', { name: 'Cy' });
});
afterAll(() => scene.close());

const write = () => writeStory(ann, { headline: 'Ferry', text: 'It sails at nine.' });
/** Types without the derivation that follows a second later. */
async function type(by: Actor, articleId: ArticleId, ...texts: string[]): Promise<void> {
  const update = draftUpdateWith((await loadDraft(articleId)).state, { body: body(...texts) });
  if (update) await appendToDraft(by, { articleId, update, schemaVersion });
}
const changesFrom = async (articleId: ArticleId, version = '') => {
  const { body: changes } = await compareVersions(ann, { articleId, from: version });
  return (changes ?? []).filter(({ is }) => is !== 'same').map((change: BlockChange) => change.is);
};

test('others’ changes since the last visit are told, with their names and the text that was seen', async () => {
  const articleId = await write();
  await recordVisit(ann, articleId);
  await editDraft(bo, { articleId, body: body('It sails at ten.') });
  await editDraft(cy, { articleId, body: body('It sails at ten.', 'Or later.') });
  const since = await readChangesSinceVisit(ann, articleId);
  expect(since).toMatchObject({ names: ['Cy', 'Bo'], others: 0 });
  expect(await keptTexts(articleId)).toEqual(['visit Ferry: It sails at nine.']);
  expect(await changesFrom(articleId, since?.version)).toEqual(['changed', 'added']);
  await recordVisit(ann, articleId);
  expect(await readChangesSinceVisit(ann, articleId), 'seen at the next visit').toBeNull();
});

test('nothing is told of one’s own changes, of a first visit, and of a text that was put back', async () => {
  const articleId = await write();
  expect(await readChangesSinceVisit(bo, articleId)).toBeNull();
  await recordVisit(ann, articleId);
  await editDraft(ann, { articleId, body: body('It sails at ten.') });
  expect(await readChangesSinceVisit(ann, articleId)).toBeNull();
  await editDraft(bo, { articleId, body: body('It sails at eleven.') });
  expect(await readChangesSinceVisit(ann, articleId)).toMatchObject({ names: ['Bo'] });
  await editDraft(bo, { articleId, body: body('It sails at ten.') });
  expect(await readChangesSinceVisit(ann, articleId)).toBeNull();
  expect(await keptTexts(articleId), 'with her own change, which she has seen').toEqual([
    'visit Ferry: It sails at ten.',
  ]);
});

test('the text that was seen is exact when others type before and after it within one derivation', async () => {
  const articleId = await write();
  await type(bo, articleId, 'It sails at ten.');
  await recordVisit(ann, articleId);
  await type(bo, articleId, 'It sails at eleven.');
  await recordVisit(cy, articleId);
  await type(ann, articleId, 'It sails at twelve.');
  await deriveDraft(articleId);
  expect(await keptTexts(articleId)).toEqual([
    'visit Ferry: It sails at ten.',
    'visit Ferry: It sails at eleven.',
  ]);
  expect(await readChangesSinceVisit(ann, articleId)).toMatchObject({ names: ['Bo'] });
  expect(await readChangesSinceVisit(cy, articleId)).toMatchObject({ names: ['Ann'] });
});

test('changes of the last second are told before they are derived', async () => {
  const articleId = await write();
  await recordVisit(ann, articleId);
  await type(bo, articleId, 'It sails at ten.');
  expect(await readChangesSinceVisit(ann, articleId)).toMatchObject({ names: ['Bo'] });
});

test('the text that was seen is kept although the log is compacted, also an empty one', async () => {
  const { articleId } = await createArticle(ann);
  await recordVisit(ann, articleId);
  await editDraft(systemActor, { articleId, headline: 'Ferry', body: body('It sails at nine.') });
  await compactDraft(articleId);
  await recordVisit(bo, articleId);
  await editDraft(cy, { articleId, body: body('It sails at ten.') });
  await compactDraft(articleId);
  expect(await readChangesSinceVisit(ann, articleId)).toMatchObject({ names: ['Cy', null] });
  const since = await readChangesSinceVisit(bo, articleId);
  expect(await changesFrom(articleId, since?.version)).toEqual(['changed']);
  expect(await keptTexts(articleId)).toEqual(['visit : ', 'visit Ferry: It sails at nine.']);
});

test('one person has one visit of an article, and many visits of the same text keep one version', async () => {
  const articleId = await write();
  const people = [ann, bo, cy];
  for (const person of [...people, ...people]) await recordVisit(person, articleId);
  const others = await Promise.all(Array.from({ length: MAX_NAMED + 2 }, () => hire('writer')));
  for (const [at, other] of others.entries()) await editDraft(other, { articleId, headline: `Ferry ${at}` });
  const { rows } = await staffPool().query('select count(*)::int from draft_visit where article_id = $1', [
    articleId,
  ]);
  expect(rows[0].count).toBe(3);
  expect(await keptTexts(articleId)).toEqual(['visit Ferry: It sails at nine.']);
  const since = await readChangesSinceVisit(cy, articleId);
  expect(since?.names).toHaveLength(MAX_NAMED);
  expect(since?.others).toBe(2);
});

test('an article in the bin records no visit, and one that does not exist none either', async () => {
  const articleId = await write();
  await recordVisit(ann, articleId);
  await editDraft(bo, { articleId, headline: 'Ferry late' });
  await moveToBin(ann, { subject: 'article', id: articleId });
  expect(await readChangesSinceVisit(ann, articleId)).toBeNull();
  await recordVisit(bo, articleId);
  await recordVisit(bo, 999_999_999 as ArticleId);
  const { rows } = await staffPool().query('select user_id::int from draft_visit where article_id = $1', [
    articleId,
  ]);
  expect(rows).toEqual([{ user_id: ann.id }]);
});
