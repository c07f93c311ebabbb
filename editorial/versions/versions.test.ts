import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { schemaVersion } from '#body/bodySchema.ts';
import { plainText } from '#body/bodyText.ts';
import type { Body } from '#body/bodyTypes.ts';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { draftOf, draftUpdateWith, readDraft } from '#body/draftDocument.ts';
import { staffPool } from '#db/pools.ts';
import type { ArticleId, VersionId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { createArticle } from '#editorial/articles/creatingArticles.ts';
import { submitForReview } from '#editorial/articles/submittingForReview.ts';
import { moveToBin } from '#editorial/bin/movingToBin.ts';
import { deriveDraft } from '#editorial/drafts/derivedColumns.ts';
import { compactDraft } from '#editorial/drafts/draftCompaction.ts';
import { appendToDraft, editDraft } from '#editorial/drafts/draftUpdates.ts';
import { loadDraft } from '#editorial/drafts/loadedDraft.ts';
import { recoverDraft } from '#editorial/drafts/recoveringDrafts.ts';
import { hire, openScene, refusalReasonOf, traces } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { cancelRelease } from '#editorial/releases/reschedulingReleases.ts';
import { compareVersions } from './comparingVersions.ts';
import { nameVersion } from './namingVersions.ts';
import { restoreVersion } from './restoringVersions.ts';
import { listVersions } from './versionList.ts';

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
const body = (...texts: string[]) => bodyOf(texts.map(paragraph));
const textNow = async (articleId: ArticleId) => {
  const { headline, body: content } = readDraft(draftOf((await loadDraft(articleId)).state));
  return `${headline}: ${plainText(content as Body)}`;
};
const keptTexts = async (articleId: ArticleId) => {
  const { rows } = await staffPool().query(
    'select reason, headline, body from draft_version where article_id = $1 order by id',
    [articleId],
  );
  return rows.map(({ reason, headline, body: kept }) => `${reason} ${headline}: ${plainText(kept)}`);
};
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

test('names are kept with the present text or given to a version, and no name replaces another by itself', async () => {
  const articleId = await writeStory(writer, { headline: 'Named', text: 'Before the lawyer.' });
  const { version } = await nameVersion(writer, { articleId, name: '  For the  lawyer ' });
  await nameVersion(editor, { articleId, version, name: '律师看过的版本' });
  expect(await list(articleId)).toMatchObject([{ name: '律师看过的版本', reason: 'named' }]);
  await nameVersion(editor, { articleId, name: 'Again, unchanged' });
  expect(await list(articleId)).toMatchObject([{ name: 'Again, unchanged' }, { name: '律师看过的版本' }]);
  const other = await writeStory(writer, { headline: 'Other' });
  const before = await traces();
  expect(await refusalReasonOf(nameVersion(writer, { articleId: other, version, name: 'x' }))).toBe(
    'not-found',
  );
  expect(await traces()).toBe(before);
});

describe('restoring a version', () => {
  test('is a forward edit with an audit event, keeps the text before, and can be undone', async () => {
    const articleId = await writeStory(writer, { headline: 'Old', text: 'Old text.' });
    const { version } = await nameVersion(writer, { articleId, name: 'Old' });
    await editDraft(editor, { articleId, headline: 'New', body: body('New text.', 'And more.') });
    const open = draftOf((await loadDraft(articleId)).state);
    const { kept } = await restoreVersion(editor, { articleId, version: String(version) });
    expect(await textNow(articleId)).toBe('Old: Old text.');
    Y.applyUpdate(open, (await loadDraft(articleId)).state);
    expect(plainText(readDraft(open).body as Body), 'an open editor gets it').toBe('Old text.');
    expect(await keptTexts(articleId)).toEqual([
      'named Old: Old text.',
      'before-restore New: New text.\n\nAnd more.',
    ]);
    await restoreVersion(editor, { articleId, version: String(kept) });
    expect(await textNow(articleId)).toBe('New: New text.\n\nAnd more.');
    const { rows } = await staffPool().query(
      `select detail from audit_event where act = 'version.restore' and subject_id = $1 order by id`,
      [articleId],
    );
    expect(rows[0].detail).toEqual({ version, kept });
  });

  test('keeps what somebody types offline into a paragraph that stays', async () => {
    const articleId = await writeStory(writer, { headline: 'Train', text: 'Stays.\n\nIs added later.' });
    await editDraft(writer, { articleId, body: body('Stays.') });
    const { version } = await nameVersion(writer, { articleId, name: 'Short' });
    await editDraft(writer, { articleId, body: body('Stays.', 'Another.') });
    const { state } = await loadDraft(articleId);
    const typed = draftUpdateWith(state, { body: body('Stays, on the train.', 'Another.') }) ?? state;
    await restoreVersion(editor, { articleId, version: String(version) });
    await appendToDraft(writer, { articleId, update: typed, schemaVersion });
    await deriveDraft(articleId);
    expect(await textNow(articleId)).toBe('Train: Stays, on the train.');
  });

  test('of the present text changes nothing', async () => {
    const articleId = await writeStory(writer, { headline: 'Present' });
    const { version } = await nameVersion(writer, { articleId, name: 'Now' });
    const before = await traces();
    expect(await restoreVersion(writer, { articleId, version: String(version) })).toEqual({ kept: null });
    expect(await traces()).toBe(before);
  });

  test('is refused for another article’s version, an unknown one and an article in the bin, and changes nothing', async () => {
    const articleId = await writeStory(writer, { headline: 'Mine' });
    const other = await writeStory(writer, { headline: 'Other' });
    const { version } = await nameVersion(writer, { articleId: other, name: 'Other' });
    const before = await traces();
    for (const key of [String(version), '999999999', 'release-1', 'release-999999999'])
      expect(await refusalReasonOf(restoreVersion(writer, { articleId, version: key }))).toBe('not-found');
    for (const key of ['0', '-1', 'release-', 'release-9999999999', '1e3', "1' or true"])
      await expect(restoreVersion(writer, { articleId, version: key })).rejects.toThrow();
    expect(await traces()).toBe(before);
    const own = await nameVersion(writer, { articleId, name: 'Mine' });
    await moveToBin(writer, { subject: 'article', id: articleId });
    const restoring = restoreVersion(writer, { articleId, version: String(own.version) });
    expect(await refusalReasonOf(restoring)).toBe('in-bin');
    expect(await refusalReasonOf(listVersions(writer, articleId))).toBe('in-bin');
    expect(await refusalReasonOf(nameVersion(writer, { articleId, name: 'x' }))).toBe('in-bin');
    expect(await refusalReasonOf(compareVersions(writer, { articleId, from: String(own.version) }))).toBe(
      'in-bin',
    );
  });
});

test('releases are listed among the versions, cancelled ones are not, and a release can be restored', async () => {
  const articleId = await writeStory(editor, { headline: 'Released', text: 'As released.' });
  await release(editor, { articleId });
  await editDraft(editor, { articleId, body: body('Later draft.') });
  await release(editor, { articleId, kind: 'update', at: new Date(Date.now() + 3_600_000) });
  await cancelRelease(editor, { articleId });
  await nameVersion(editor, { articleId, name: 'Later' });
  expect((await list(articleId)).map(({ key }) => key.replace(/^\d+$/, 'version'))).toEqual([
    'version',
    'release-1',
  ]);
  await restoreVersion(editor, { articleId, version: 'release-1' });
  expect(await textNow(articleId)).toBe('Released: As released.');
});

test('two versions, and a version and the draft, are compared by words', async () => {
  const articleId = await writeStory(writer, { headline: 'Ferry sails', text: 'It sails at nine.' });
  const first = await nameVersion(writer, { articleId, name: '1' });
  await editDraft(writer, { articleId, headline: 'Ferry sails late', body: body('It sails at ten.') });
  const second = await nameVersion(writer, { articleId, name: '2' });
  await editDraft(writer, { articleId, body: body('It sails at ten.', '它十点开船。') });
  const compare = (from: VersionId, to?: VersionId) =>
    compareVersions(writer, { articleId, from: String(from), ...(to && { to: String(to) }) });
  const between = await compare(first.version, second.version);
  expect(between.headline).toContainEqual({ is: 'added', text: ' late' });
  expect(between.body).toEqual([
    {
      is: 'changed',
      kind: 'paragraph',
      words: [
        { is: 'same', text: 'It sails at ' },
        { is: 'removed', text: 'nine' },
        { is: 'added', text: 'ten' },
        { is: 'same', text: '.' },
      ],
    },
  ]);
  const withDraft = await compare(second.version);
  expect(withDraft.body?.at(-1)).toEqual({ is: 'added', kind: 'paragraph', text: '它十点开船。' });
});

test('a body that cannot be shown is neither replaced nor called kept', async () => {
  const articleId = await writeStory(writer, { headline: 'Forged', text: 'Fit.' });
  const { version } = await nameVersion(writer, { articleId, name: 'Fit' });
  const ydoc = draftOf((await loadDraft(articleId)).state);
  const vector = Y.encodeStateVector(ydoc);
  ydoc.getXmlFragment('body').insert(0, [new Y.XmlElement('script')]);
  await appendToDraft(writer, { articleId, update: Y.encodeStateAsUpdate(ydoc, vector), schemaVersion });
  const before = await traces();
  const restoring = restoreVersion(writer, { articleId, version: String(version) });
  expect(await refusalReasonOf(restoring)).toBe('draft-unreadable');
  expect(await refusalReasonOf(nameVersion(writer, { articleId, name: 'x' }))).toBe('draft-unreadable');
  expect(await traces()).toBe(before);
  expect(await list(articleId)).toHaveLength(1);
  const compared = await compareVersions(writer, { articleId, from: String(version) });
  expect(compared.body).toBeNull();
});

test('a version names who typed last, also before that is derived', async () => {
  const articleId = await writeStory(editor, { headline: 'Fast', text: 'One.' });
  const { state } = await loadDraft(articleId);
  const update = draftUpdateWith(state, { body: body('One, and two.') }) ?? state;
  await appendToDraft(writer, { articleId, update, schemaVersion });
  await submitForReview(editor, { articleId, filed: true });
  expect(await list(articleId)).toMatchObject([{ reason: 'filed', by: writer.name, words: 3 }]);
});
