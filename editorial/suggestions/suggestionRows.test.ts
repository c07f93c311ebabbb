import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { schemaVersion } from '#body/bodySchema.ts';
import { draftOf } from '#body/draftDocument.ts';
import { staffPool } from '#db/pools.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { deriveDraft } from '#editorial/drafts/derivedColumns.ts';
import { appendToDraft } from '#editorial/drafts/draftUpdates.ts';
import { appendInGroup } from '#editorial/drafts/groupedUpdates.ts';
import { loadDraft } from '#editorial/drafts/loadedDraft.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { mentionedSuggestions } from './mentionedSuggestions.ts';
import {
  blockAt,
  changeDraft,
  proposeDeletion,
  proposeText,
  suggestionId,
  textAt,
  updateOf,
} from './suggestions.scene.ts';

let scene: { close(): Promise<void> };
let ann: Actor;
let bo: Actor;
beforeAll(async () => {
  scene = await openScene();
  [ann, bo] = [await hire('writer'), await hire('editor')];
});
afterAll(() => scene.close());

const [a, b, c, d, e, f] = ['a', 'b', 'c', 'd', 'e', 'f'].map(suggestionId) as [
  string,
  string,
  string,
  string,
  string,
  string,
];

const rowsOf = async (articleId: ArticleId) =>
  (
    await staffPool().query('select * from suggestion where article_id = $1 order by id', [articleId])
  ).rows.map((row) => ({ id: row.id, by: Number(row.created_by), state: row.state, text: row.text }));

test('each suggestion that an update mentions gets a row with the person who sent the update, and keeps it', async () => {
  const articleId = await writeStory(ann, { headline: 'Rows', text: 'The ferry left.\n\nLater.' });
  await changeDraft(ann, articleId, (ydoc) => {
    proposeText(a, { at: 3, text: ' old' })(ydoc);
    proposeDeletion(b, { at: 8, length: 4 })(ydoc);
    textAt(ydoc, 0).format(0, 3, { 'formatting--CCCCCCCC': { id: c, add: { type: 'bold' } } });
    blockAt(ydoc, 1).setAttribute('deleted', d);
    blockAt(ydoc, 1).setAttribute('changed', { id: e, type: 'heading', attrs: { level: 2 } } as never);
  });
  await changeDraft(bo, articleId, (ydoc) => {
    blockAt(ydoc, 1).setAttribute('deleted', f); // Yjs does not repeat the attribute's name
    proposeText(a, { block: 1, text: 'again' })(ydoc);
  });
  const rows = await rowsOf(articleId);
  expect(rows.map(({ id, by }) => [id, by])).toEqual([
    ...[a, b, c, d, e].map((id) => [id, ann.id]),
    [f, bo.id],
  ]);
  expect(rows.every(({ state, text }) => state === 'open' && text === null)).toBe(true);
});

test('updates of several people that are stored in one statement name their own suggestions', async () => {
  const [x, y, both] = ['1', '2', '3'].map(suggestionId) as [string, string, string];
  const articleId = await writeStory(ann, { headline: 'Group', text: 'The ferry left.' });
  const { state } = await loadDraft(articleId);
  const update = (...ids: string[]) =>
    updateOf(draftOf(state), (ydoc) => {
      for (const id of ids) proposeText(id, { text: 'New ' })(ydoc);
    });
  await appendInGroup([
    { actor: ann, order: { articleId, update: update(x, both), schemaVersion, begins: true } },
    { actor: bo, order: { articleId, update: update(y, both), schemaVersion } },
  ]);
  expect((await rowsOf(articleId)).map(({ id, by }) => [id, by])).toEqual([
    [x, ann.id],
    [y, bo.id],
    [both, ann.id],
  ]);
});

test('an update that is not appended writes no row', async () => {
  const articleId = await writeStory(ann, { headline: 'Refused', text: 'The ferry left.' });
  const update = updateOf(
    draftOf((await loadDraft(articleId)).state),
    proposeText(suggestionId('4'), { text: 'x' }),
  );
  await expect(
    appendToDraft(ann, { articleId, update, schemaVersion: schemaVersion - 1 }),
  ).rejects.toMatchObject({ reason: 'client-old' });
  expect(await rowsOf(articleId)).toEqual([]);
});

test('the derived text of a suggestion is the most that it proposed', async () => {
  const id = suggestionId('5');
  const articleId = await writeStory(ann, { headline: 'Texts', text: 'The ferry left.' });
  const textNow = async () => {
    await deriveDraft(articleId);
    return (await rowsOf(articleId)).at(-1)?.text;
  };
  await changeDraft(ann, articleId, proposeText(id, { text: 'Then ' }));
  expect(await textNow()).toEqual([{ is: 'insert', text: 'Then ' }]);
  await changeDraft(ann, articleId, (ydoc) => textAt(ydoc, 0).delete(1, 3));
  expect(await textNow()).toEqual([{ is: 'insert', text: 'Then ' }]);
  await changeDraft(ann, articleId, proposeText(id, { text: 'Much later ' }));
  expect(await textNow()).toEqual([{ is: 'insert', text: 'Much later T ' }]);
});

test('other marks, attributes and text that look like ids are no suggestions', () => {
  const ydoc = new Y.Doc();
  const update = updateOf(ydoc, () => {
    const element = new Y.XmlElement('figure');
    ydoc.getXmlFragment('body').insert(0, [element]);
    element.setAttribute('name', a);
    element.insert(0, [new Y.XmlText(`insertion ${b}`)]);
    (element.get(0) as Y.XmlText).format(0, 5, { 'comment--AAAAAAAA': { id: c }, insertion: { id: 'x' } });
  });
  expect(mentionedSuggestions(update)).toEqual([]);
  expect(mentionedSuggestions(Buffer.from(`nothing of Yjs ${d}`))).toEqual([]);
});
