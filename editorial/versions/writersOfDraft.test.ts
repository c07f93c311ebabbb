import { afterAll, beforeAll, expect, test } from 'vitest';
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

/** Each block as its passages, each after the name of its writer. */
async function told(articleId: ArticleId): Promise<string[]> {
  const { writers, blocks } = await readWritersOfDraft(writer, articleId);
  return (blocks ?? []).map(({ passages }) =>
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
  const { writers } = await readWritersOfDraft(editor, articleId);
  expect(writers.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  expect(writers[0]).toMatchObject({ is: 'person', name: writer.name });
});

test('a draft without text has no writers, one in the bin or of nobody is refused, and so is one with too long a log', async () => {
  const { articleId } = await createArticle(writer);
  expect(await readWritersOfDraft(writer, articleId)).toMatchObject({ writers: [], blocks: [] });
  for (const headline of ['One', 'One, two']) await editDraft(writer, { articleId, headline });
  expect(await readWritersOfDraft(writer, articleId, 2)).toMatchObject({ writers: [{ name: writer.name }] });
  expect(await readWritersOfDraft(writer, articleId, 1)).toMatchObject({ blocks: null, changes: 2 });
  expect(await refusalReasonOf(readWritersOfDraft(writer, 999_999 as ArticleId))).toBe('not-found');
  await moveToBin(editor, { subject: 'article', id: articleId });
  expect(await refusalReasonOf(readWritersOfDraft(writer, articleId))).toBe('in-bin');
});
