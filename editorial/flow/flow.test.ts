import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readerPool } from '#db/pools.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { submitForReview } from '#editorial/articles/submittingForReview.ts';
import { eraseFromBin } from '#editorial/bin/erasingFromBin.ts';
import { moveToBin } from '#editorial/bin/movingToBin.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { announceEvent } from '#editorial/outbox/announcements.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { approveArticle } from './approvingArticles.ts';
import { assignArticle } from './assigningArticles.ts';
import { auditedActsOf, flowOf, flowTraces, noticesAbout } from './flow.scene.ts';
import { returnToWriter } from './returningArticles.ts';

let scene: { close(): Promise<void> };
let writer: Actor;
let editor: Actor;
let other: Actor;
let admin: Actor;
let articleId: ArticleId;
beforeAll(async () => {
  scene = await openScene();
  writer = await hire('writer');
  editor = await hire('editor');
  other = await hire('editor');
  admin = await hire('admin');
});
afterAll(() => scene.close());
beforeEach(async () => {
  articleId = await writeStory(writer, { headline: 'Ferry sails' });
});

const submit = (note?: string, by = writer) =>
  submitForReview(by, { articleId, filed: true, ...(note !== undefined && { note }) });
const standing = async () => (await readArticleForEditing(writer, articleId)).standing;
const lastStep = async () => (await flowOf(articleId)).steps[0]?.id ?? null;

describe('submitting for review', () => {
  test('keeps the note, and notifies every editor but not the writer', async () => {
    await submit('  Legal has\r\nseen it. ');
    const { review, steps } = await flowOf(articleId);
    expect(review).toEqual({
      is: 'filed',
      at: expect.any(String),
      by: writer.name,
      note: 'Legal has\nseen it.',
    });
    expect(steps).toMatchObject([{ kind: 'filed', note: 'Legal has\nseen it.', by: writer.name }]);
    for (const actor of [editor, other, admin])
      expect(await noticesAbout(actor, articleId)).toEqual(['filed: Legal has\nseen it.']);
    expect(await noticesAbout(writer, articleId)).toEqual([]);
    expect(await standing()).toMatchObject({ is: 'filed' });
  });

  test('notifies only the editor to whom the article is assigned', async () => {
    await assignArticle(editor, { articleId, assignee: other.id });
    await submit();
    expect(await noticesAbout(other, articleId)).toEqual(['filed', 'assigned']);
    expect(await noticesAbout(editor, articleId)).toEqual([]);
  });

  test('twice, one after the other or at once, is refused and changes nothing', async () => {
    const both = await Promise.allSettled([submit('a'), submit('b')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const before = await flowTraces();
    expect(await refusalReasonOf(submit())).toBe('already-filed');
    expect(await flowTraces()).toBe(before);
  });

  test('is recalled once; recalling again changes nothing', async () => {
    await submit();
    await submitForReview(writer, { articleId, filed: false });
    expect(await standing()).toEqual({ is: 'draft' });
    const before = await flowTraces();
    await submitForReview(writer, { articleId, filed: false });
    expect(await flowTraces()).toBe(before);
  });

  test.each([
    ['is too long', 'x'.repeat(2_001)],
    ['has a NUL', 'nul \0'],
    ['has a lone surrogate', '\ud800'],
  ])('refuses a note that %s, and changes nothing', async (_, note) => {
    const before = await flowTraces();
    await expect(submit(note)).rejects.toThrow();
    expect(await flowTraces()).toBe(before);
  });
});

describe('returning to the writer', () => {
  test('needs a note, reaches the writer, and is in the article’s status', async () => {
    await submit();
    const before = await flowTraces();
    for (const note of ['', ' \n\u200b '])
      await expect(returnToWriter(editor, { articleId, note })).rejects.toThrow();
    expect(await flowTraces()).toBe(before);
    await returnToWriter(editor, { articleId, note: 'Who said this?' });
    expect(await noticesAbout(writer, articleId)).toEqual(['returned: Who said this?']);
    expect(await standing()).toMatchObject({ is: 'returned' });
    expect((await flowOf(articleId)).review).toMatchObject({
      is: 'returned',
      to: writer.name,
      by: editor.name,
    });
    expect((await auditedActsOf(articleId)).slice(-2)).toEqual(['article.submitted', 'article.return']);
  });

  test('goes to the person who submitted it, and to its author', async () => {
    const colleague = await hire('writer');
    await submit('For her.', colleague);
    await returnToWriter(editor, { articleId, note: 'Check the date.' });
    expect((await flowOf(articleId)).review).toMatchObject({ to: colleague.name });
    for (const actor of [writer, colleague])
      expect(await noticesAbout(actor, articleId)).toEqual(['returned: Check the date.']);
  });

  test('of an article that is not submitted, or was returned already, is refused', async () => {
    const give = () => returnToWriter(editor, { articleId, note: 'Again.' });
    expect(await refusalReasonOf(give())).toBe('not-filed');
    await submit();
    await give();
    const before = await flowTraces();
    expect(await refusalReasonOf(give())).toBe('not-filed');
    expect(await flowTraces()).toBe(before);
  });

  test('and approving at once: the one that has not seen the other is refused', async () => {
    await submit();
    const seen = await lastStep();
    const both = await Promise.allSettled([
      returnToWriter(editor, { articleId, seen, note: 'Shorter.' }),
      approveArticle(other, { articleId, seen }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find((each) => each.status === 'rejected');
    expect(refused?.reason.reason).toBe('changed-meanwhile');
    expect((await flowOf(articleId)).steps).toHaveLength(2);
  });
});

describe('approving', () => {
  test('is of a text: it says when the text has changed since, and when that was undone', async () => {
    await submit();
    await approveArticle(editor, { articleId, note: 'Good.' });
    expect(await standing()).toMatchObject({ is: 'approved', isChanged: false });
    expect(await noticesAbout(writer, articleId)).toEqual(['approved: Good.']);
    await editDraft(writer, { articleId, headline: 'Ferry sails late' });
    expect(await standing()).toMatchObject({ is: 'approved', isChanged: true });
    expect((await flowOf(articleId)).review).toMatchObject({ is: 'approved', isChanged: true });
    await editDraft(writer, { articleId, headline: 'Ferry sails' });
    expect(await standing()).toMatchObject({ is: 'approved', isChanged: false });
  });

  test('the same text twice is refused; a changed text can be approved again', async () => {
    await approveArticle(editor, { articleId });
    const before = await flowTraces();
    expect(await refusalReasonOf(approveArticle(other, { articleId }))).toBe('already-approved');
    expect(await flowTraces()).toBe(before);
    await editDraft(writer, { articleId, headline: 'Ferry sails again' });
    await approveArticle(other, { articleId });
    expect((await flowOf(articleId)).review).toMatchObject({ isChanged: false, by: other.name });
  });

  test('takes the article from the list of submitted ones, and it can be submitted or returned again', async () => {
    await submit();
    await approveArticle(editor, { articleId });
    expect((await readArticleForEditing(editor, articleId)).article.filedAt).toBeNull();
    await returnToWriter(editor, { articleId, note: 'One more thing.' });
    await submit();
    expect(await standing()).toMatchObject({ is: 'filed' });
  });
});

describe('what a writer may not do', () => {
  test.each([
    ['return', () => returnToWriter(writer, { articleId, note: 'No.' })],
    ['approve', () => approveArticle(writer, { articleId })],
    ['assign to others', () => assignArticle(writer, { articleId, assignee: editor.id })],
  ])('%s is refused and leaves no trace', async (_, act) => {
    await submit();
    const before = await flowTraces();
    expect(await refusalReasonOf(act())).toBe('not-allowed');
    expect(await flowTraces()).toBe(before);
  });
});

test('an article in the bin, or an unknown one, takes no step; erasing it erases its flow', async () => {
  await submit('Note');
  await approveArticle(editor, { articleId });
  await assignArticle(editor, { articleId, assignee: writer.id });
  await moveToBin(editor, { subject: 'article', id: articleId });
  const before = await flowTraces();
  const acts = (id: ArticleId) => [
    () => submitForReview(writer, { articleId: id, filed: true }),
    () => returnToWriter(editor, { articleId: id, note: 'x' }),
    () => approveArticle(editor, { articleId: id }),
    () => assignArticle(editor, { articleId: id, assignee: editor.id }),
  ];
  for (const act of acts(articleId)) expect(await refusalReasonOf(act())).toBe('in-bin');
  for (const act of acts(999_999 as ArticleId)) expect(await refusalReasonOf(act())).toBe('not-found');
  expect(await flowTraces()).toBe(before);
  await eraseFromBin(admin, { subject: 'article', id: articleId });
  expect((await flowOf(articleId)).steps).toEqual([]);
});

test('a release ends the flow, keeps its history, and notifies those who worked on it once readers see it', async () => {
  await submit('Ready.');
  await assignArticle(editor, { articleId, assignee: other.id });
  await approveArticle(editor, { articleId });
  const { releaseId } = await release(editor, { articleId });
  const { review, assignment, steps } = await flowOf(articleId);
  expect([review, assignment]).toEqual([null, null]);
  expect(steps.map(({ kind }) => kind)).toEqual(['approved', 'assigned', 'filed']);
  const settings = { site: 'https://courier.example', mails: false };
  await announceEvent(`release:${releaseId}`, settings);
  await announceEvent(`release:${releaseId}`, settings);
  expect((await noticesAbout(writer, articleId))[0]).toBe('released');
  expect(await noticesAbout(other, articleId)).toEqual(['released', 'approved', 'assigned', 'filed: Ready.']);
  expect(await noticesAbout(editor, articleId)).toEqual(['filed: Ready.']);
});

test.each(['flow_step', 'article_flow', 'internal_note'])(
  'the readers’ database role cannot read %s',
  async (table) => {
    await expect(readerPool().query(`select * from public.${table}`)).rejects.toThrow('permission denied');
  },
);
