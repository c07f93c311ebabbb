import { afterAll, beforeAll, expect, test } from 'vitest';
import { bodyOf, heading } from '#body/composeBody.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { type Actor, systemActor } from '#editorial/access/actor.ts';
import { createArticle } from '#editorial/articles/creatingArticles.ts';
import { moveToBin } from '#editorial/bin/movingToBin.ts';
import { compactDraft } from '#editorial/drafts/draftCompaction.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { recoverDraft } from '#editorial/drafts/recoveringDrafts.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { body } from './versions.scene.ts';
import { readWritersOfDraft } from './writersOfDraft.ts';

let scene: { close(): Promise<void> };
let editor: Actor;
let writer: Actor;
beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
  writer = await hire('writer');
});
afterAll(() => scene.close());

async function read(articleId: ArticleId) {
  const written = await readWritersOfDraft(writer, articleId);
  if ('problem' in written) throw new Error(written.problem);
  return written;
}

/** Each block as its passages, each after the name of its writer. */
async function told(articleId: ArticleId): Promise<string[]> {
  const { writers, blocks } = await read(articleId);
  return blocks.map(({ passages }) =>
    passages.map(({ text, writer: at }) => `${writers[at]?.name || writers[at]?.is}: ${text}`).join('|'),
  );
}

test('each passage names its writer, before and after the log is compacted', async () => {
  const order = {
    language: 'en' as const,
    headline: 'Imported',
    standfirst: '',
    body: body('As it came.', 'Cut.'),
  };
  const { articleId } = await recoverDraft(writer, order);
  await editDraft(writer, { articleId, body: body('As it came by wire.', '渡轮启航。') });
  await editDraft(editor, {
    articleId,
    body: body('As it came by wire.', '渡轮九点启航。'),
    headline: 'Ferries',
  });
  await editDraft(systemActor, { articleId, standfirst: 'By rule.' });
  const expected = [
    `${editor.name}: Ferries`,
    'house: By rule.',
    `first: As it came|${writer.name}:  by wire|first: .`,
    `${writer.name}: 渡轮|${editor.name}: 九点|${writer.name}: 启航。`,
  ];
  expect(await told(articleId)).toEqual(expected);
  await compactDraft(articleId);
  expect(await told(articleId)).toEqual(expected);
  const { writers } = await read(articleId);
  expect(writers.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  expect(writers[0]).toMatchObject({ is: 'person', name: writer.name });
});

test('a paragraph that was replaced after the log was compacted keeps its writers', async () => {
  const { articleId } = await createArticle(writer);
  await editDraft(writer, { articleId, body: body('The ferry sails at nine.') });
  await compactDraft(articleId);
  await editDraft(editor, { articleId, body: bodyOf([heading(2, 'The ferry sails at nine.')]) });
  await compactDraft(articleId);
  expect(await told(articleId)).toEqual([`${writer.name}: The ferry sails at nine.`]);
});

test('text that was deleted before the first compaction, and restored later, is still of the beginning', async () => {
  const order = {
    language: 'en' as const,
    headline: '',
    standfirst: '',
    body: body('As it came by wire.', 'Second.'),
  };
  const { articleId } = await recoverDraft(writer, order);
  await editDraft(editor, { articleId, body: body('Second.') });
  await compactDraft(articleId);
  await editDraft(editor, { articleId, body: body('As it came by wire.', 'Second.') });
  expect(await told(articleId)).toEqual(['first: As it came by wire.', 'first: Second.']);
});

test('a draft without text has no writers; one in the bin or of nobody is refused', async () => {
  const { articleId } = await createArticle(writer);
  expect(await readWritersOfDraft(writer, articleId)).toMatchObject({ writers: [], blocks: [] });
  expect(await refusalReasonOf(readWritersOfDraft(writer, 999_999 as ArticleId))).toBe('not-found');
  await moveToBin(editor, { subject: 'article', id: articleId });
  expect(await refusalReasonOf(readWritersOfDraft(writer, articleId))).toBe('in-bin');
});

test('a log with too many rows is not read, and one that takes too much time is given up', async () => {
  const { articleId } = await createArticle(writer);
  for (const headline of ['One', 'One, two']) await editDraft(writer, { articleId, headline });
  expect(await readWritersOfDraft(writer, articleId, { maxRows: 2 })).toMatchObject({ blocks: [{}] });
  expect(await readWritersOfDraft(writer, articleId, { maxRows: 1 })).toEqual({ problem: 'too-long' });
  expect(await readWritersOfDraft(writer, articleId, { maxMs: 0 })).toEqual({ problem: 'too-long' });
  expect(await readWritersOfDraft(writer, articleId)).toMatchObject({ blocks: [{}] });
});

test('one draft is read at a time; if too many wait, the answer is that the server is busy', async () => {
  const { articleId } = await createArticle(writer);
  await editDraft(writer, { articleId, headline: 'One' });
  const all = await Promise.all(Array.from({ length: 5 }, () => readWritersOfDraft(writer, articleId)));
  expect(all.map((each) => ('problem' in each ? each.problem : 'read'))).toEqual([
    'read',
    'read',
    'read',
    'busy',
    'busy',
  ]);
});
