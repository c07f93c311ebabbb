import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { schemaVersion } from '#body/bodySchema.ts';
import { plainText } from '#body/bodyText.ts';
import type { Body } from '#body/bodyTypes.ts';
import type { BlockChange } from '#body/comparison/changeTypes.ts';
import { draftOf, draftUpdateWith, readDraft } from '#body/draftDocument.ts';
import { staffPool } from '#db/pools.ts';
import type { ArticleId, VersionId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { moveToBin } from '#editorial/bin/movingToBin.ts';
import { deriveDraft } from '#editorial/drafts/derivedColumns.ts';
import { appendToDraft, editDraft } from '#editorial/drafts/draftUpdates.ts';
import { loadDraft } from '#editorial/drafts/loadedDraft.ts';
import { hire, openScene, refusalReasonOf, traces } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { cancelRelease } from '#editorial/releases/reschedulingReleases.ts';
import { compareVersions } from './comparingVersions.ts';
import { nameVersion } from './namingVersions.ts';
import { restoreVersion } from './restoringVersions.ts';
import { listVersions, MAX_LISTED } from './versionList.ts';
import { body, keptTexts } from './versions.scene.ts';

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
const textNow = async (articleId: ArticleId) => {
  const { headline, body: content } = readDraft(draftOf((await loadDraft(articleId)).state));
  return `${headline}: ${plainText(content as Body)}`;
};

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

test('releases are listed once they have begun, cancelled ones never, and a release can be restored', async () => {
  const articleId = await writeStory(editor, { headline: 'Released', text: 'As released.' });
  await release(editor, { articleId });
  await editDraft(editor, { articleId, body: body('Later draft.') });
  await release(editor, { articleId, kind: 'update', at: new Date(Date.now() + 3_600_000) });
  const listed = async () => (await list(articleId)).map(({ key }) => key.replace(/^\d+$/, 'version'));
  expect(await listed(), 'the scheduled one has not begun').toEqual(['release-1']);
  await cancelRelease(editor, { articleId });
  await nameVersion(editor, { articleId, name: 'Later' });
  expect(await listed()).toEqual(['version', 'release-1']);
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

describe('restoring one change', () => {
  const keyOf = async (articleId: ArticleId, version: VersionId, find: (change: BlockChange) => boolean) => {
    const { body: changes, changeKeys } = await compareVersions(editor, { articleId, from: String(version) });
    return changeKeys[changes?.findIndex(find) ?? -1] ?? '';
  };

  test('takes back that change only, keeps what others typed since, and leaves an audit event', async () => {
    const text = 'First passage here.\n\nSecond passage here.\n\nThird passage here.';
    const articleId = await writeStory(writer, { headline: 'Parts', text });
    const { version } = await nameVersion(writer, { articleId, name: 'Before' });
    const changed = ['First passage now.', 'Third passage here.', 'An added end.'];
    await editDraft(editor, { articleId, headline: 'Other', body: body(...changed) });
    const removed = await keyOf(articleId, version, ({ is }) => is === 'removed');
    const first = await keyOf(articleId, version, ({ is }) => is === 'changed');
    const restore = (change: string) =>
      restoreVersion(editor, { articleId, version: String(version), change });
    await editDraft(writer, { articleId, body: body(...changed, 'Typed meanwhile.') });
    await restore(removed);
    expect(await textNow(articleId)).toBe(
      'Other: First passage now.\n\nSecond passage here.\n\nThird passage here.\n\nAn added end.\n\nTyped meanwhile.',
    );
    await restore(first);
    await restore('headline');
    expect(await textNow(articleId)).toBe(`Parts: ${text}\n\nAn added end.\n\nTyped meanwhile.`);
    await restore(
      await keyOf(articleId, version, (change) => change.is === 'added' && /end/.test(change.text)),
    );
    expect(await textNow(articleId)).toBe(`Parts: ${text}\n\nTyped meanwhile.`);
    const { rows } = await staffPool().query(
      `select detail from audit_event where act = 'version.restore-part' and subject_id = $1`,
      [articleId],
    );
    expect(rows).toHaveLength(4);
  });

  test('is refused when the passage has changed since, and writes nothing', async () => {
    const articleId = await writeStory(writer, { headline: 'Since', text: 'The ferry sails at nine.' });
    const { version } = await nameVersion(writer, { articleId, name: 'Nine' });
    await editDraft(editor, { articleId, body: body('The ferry sails at ten.') });
    const change = await keyOf(articleId, version, ({ is }) => is === 'changed');
    await editDraft(writer, { articleId, body: body('The ferry sails at eleven.') });
    const before = await traces();
    const order = { articleId, version: String(version), change };
    expect(await refusalReasonOf(restoreVersion(editor, order))).toBe('changed-meanwhile');
    for (const key of ['', 'body', '../x', `${change}0000000`])
      await expect(restoreVersion(editor, { ...order, change: key })).rejects.toThrow();
    expect(await traces()).toBe(before);
  });
});

test('named versions and releases stay in a list of more than 500 versions', async () => {
  const articleId = await writeStory(editor, { headline: 'Long written', text: 'The first text.' });
  await release(editor, { articleId });
  await editDraft(editor, { articleId, body: body('Second.') });
  const { version } = await nameVersion(editor, { articleId, name: 'For the lawyer' });
  await staffPool().query(
    `insert into draft_version (article_id, reason, headline, standfirst, body, word_count, draft_upto, changed_at)
     select $1, 'automatic', 'Later ' || n, '', '{"type": "doc", "content": []}', 0, 0, now() + n * interval '1 minute'
     from generate_series(1, 510) n`,
    [articleId],
  );
  const listed = await list(articleId);
  expect(listed.filter((each) => each.is === 'version' && each.reason === 'automatic')).toHaveLength(
    MAX_LISTED,
  );
  expect(listed.at(0)).toMatchObject({ headline: 'Later 510' });
  expect(listed.map(({ key }) => key)).toEqual(expect.arrayContaining(['release-1', String(version)]));
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
