import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schemaVersion } from '#body/bodySchema.ts';
import { draftUpdateWith } from '#body/draftDocument.ts';
import { staffPool } from '#db/pools.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { type Actor, systemActor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { createArticle } from '#editorial/articles/creatingArticles.ts';
import { submitForReview } from '#editorial/articles/submittingForReview.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { compareVersions } from '#editorial/versions/comparingVersions.ts';
import { listVersions } from '#editorial/versions/versionList.ts';
import { body, keptTexts } from '#editorial/versions/versions.scene.ts';
import { compactDraft } from './draftCompaction.ts';
import { appendToDraft, editDraft } from './draftUpdates.ts';
import { loadDraft } from './loadedDraft.ts';
import { recoverDraft } from './recoveringDrafts.ts';

let scene: { close(): Promise<void> };
let editor: Actor;
let writer: Actor;
beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
  writer = await hire('writer');
});

afterAll(() => scene.close());

const list = async (articleId: ArticleId) => (await listVersions(writer, articleId)).items;
/** Makes the last version, and the last change, older. */
const wait = (articleId: ArticleId, time: string) =>
  staffPool().query(
    `update draft set versioned_at = versioned_at - $2::interval, changed_at = changed_at - $2::interval
     where article_id = $1`,
    [articleId, time],
  );
const words = (count: number) => Array.from({ length: count }, (_, at) => `word${at}`).join(' ');

describe('a version is kept', () => {
  const recovered = async () => {
    const order = {
      language: 'en' as const,
      headline: 'Imported',
      standfirst: '',
      body: body('As it came.'),
    };
    return (await recoverDraft(writer, order)).articleId;
  };

  test('of the text with which the article was created, at its first change', async () => {
    const articleId = await recovered();
    expect(await keptTexts(articleId)).toEqual([]);
    await editDraft(writer, { articleId, body: body('Rewritten.') });
    expect(await keptTexts(articleId)).toEqual(['first Imported: As it came.']);
  });

  test('of that text also if the server ended before its columns were first derived', async () => {
    const articleId = await recovered();
    await staffPool().query(
      `update draft set body = null, headline = '', plain_text = '', body_hash = null where article_id = $1`,
      [articleId],
    );
    await editDraft(writer, { articleId, body: body('Rewritten.') });
    expect(await keptTexts(articleId)).toEqual(['first Imported: As it came.']);
  });

  test('before the first change of each hour, with its author, and not more often', async () => {
    const articleId = await writeStory(writer, { headline: 'Hours', text: 'One.' });
    await editDraft(editor, { articleId, body: body('Two.') });
    await editDraft(editor, { articleId, body: body('Three.') });
    expect(await keptTexts(articleId)).toEqual([]);
    await wait(articleId, '61 minutes');
    await editDraft(writer, { articleId, body: body('Four.') });
    await editDraft(writer, { articleId, body: body('Five.') });
    expect(await keptTexts(articleId)).toEqual(['automatic Hours: Three.']);
    expect(await list(articleId)).toMatchObject([{ by: editor.name, words: 1 }]);
  });

  test('of a text that nobody has changed for ten minutes, before it is changed', async () => {
    const articleId = await writeStory(writer, { headline: 'Pause', text: 'Thought over.' });
    await wait(articleId, '11 minutes');
    await editDraft(writer, { articleId, body: body('Changed.') });
    expect(await keptTexts(articleId)).toEqual(['automatic Pause: Thought over.']);
  });

  test('before a deletion of more than half of a text, whenever it comes', async () => {
    const articleId = await writeStory(writer, { headline: 'Cut', text: words(60) });
    await editDraft(writer, { articleId, body: body(words(40)) });
    expect(await keptTexts(articleId)).toEqual([]);
    await editDraft(writer, { articleId, body: body(words(60)) });
    await editDraft(writer, { articleId, body: body('All gone.') });
    expect(await keptTexts(articleId)).toEqual([`automatic Cut: ${words(60)}`]);
  });

  test('on submission for review; recalling it, and submitting the same text again, keeps no other', async () => {
    const articleId = await writeStory(writer, { headline: 'Filed', text: 'Done.' });
    await submitForReview(writer, { articleId, filed: true });
    await submitForReview(writer, { articleId, filed: false });
    await submitForReview(writer, { articleId, filed: true });
    expect(await keptTexts(articleId)).toEqual(['filed Filed: Done.']);
  });

  test('before Copydesk itself edits a body that has text', async () => {
    const articleId = await writeStory(writer, { headline: 'Edited', text: 'As written.' });
    await editDraft(systemActor, { articleId, headline: 'Edited again' });
    expect(await keptTexts(articleId)).toEqual([]);
    await editDraft(systemActor, { articleId, body: body('As generated.') });
    expect(await keptTexts(articleId)).toEqual(['before-edit Edited again: As written.']);
    const { articleId: blank } = await createArticle(writer, {});
    await editDraft(systemActor, { articleId: blank, body: body('As generated.') });
    expect(await keptTexts(blank)).toEqual([]);
  });

  test('of nothing when a draft is opened, or typed in and put back, or empty', async () => {
    const { articleId } = await createArticle(writer, {});
    await editDraft(writer, { articleId, headline: 'Begun' });
    const same = await writeStory(writer, { headline: 'Same', text: 'Same.' });
    await submitForReview(writer, { articleId: same, filed: true });
    await wait(same, '2 hours');
    await editDraft(writer, { articleId: same, body: body('Other.') });
    expect(await keptTexts(articleId)).toEqual([]);
    expect(await keptTexts(same), 'the submitted version has this text').toEqual(['filed Same: Same.']);
  });
});

test('wording that was imported and cut is in a version, although compaction drops it from the draft', async () => {
  const order = {
    language: 'en' as const,
    headline: 'Long',
    standfirst: '',
    body: body('Kept.', 'Cut later.'),
  };
  const { articleId } = await recoverDraft(writer, order);
  await editDraft(writer, { articleId, body: body('Kept.') });
  await compactDraft(articleId);
  const { state } = await loadDraft(articleId);
  expect(Buffer.from(state).includes('Cut later.')).toBe(false);
  const [version] = await list(articleId);
  const compared = await compareVersions(writer, { articleId, from: version?.key ?? '' });
  expect(compared.body).toContainEqual({ is: 'removed', kind: 'paragraph', text: 'Cut later.' });
});

test('a version names who typed last, also before that is derived', async () => {
  const articleId = await writeStory(editor, { headline: 'Fast', text: 'One.' });
  const { state } = await loadDraft(articleId);
  const update = draftUpdateWith(state, { body: body('One, and two.') }) ?? state;
  await appendToDraft(writer, { articleId, update, schemaVersion });
  await submitForReview(editor, { articleId, filed: true });
  expect(await list(articleId)).toMatchObject([{ reason: 'filed', by: writer.name, words: 3 }]);
});
