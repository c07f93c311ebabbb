import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { plainText } from '#body/bodyText.ts';
import type { Body } from '#body/bodyTypes.ts';
import { draftOf, readDraft } from '#body/draftDocument.ts';
import { staffPool } from '#db/pools.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { moveToBin } from '#editorial/bin/movingToBin.ts';
import { deriveDraft } from '#editorial/drafts/derivedColumns.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { loadDraft } from '#editorial/drafts/loadedDraft.ts';
import { hire, openScene, refusalReasonOf, traces } from '#editorial/people/people.scene.ts';
import { keptTexts } from '#editorial/versions/versions.scene.ts';
import { previewAccepted } from './acceptedPreview.ts';
import { acceptSuggestions, MAX_RESOLVED_SUGGESTIONS, rejectSuggestions } from './closingSuggestions.ts';
import { listSuggestions } from './listingSuggestions.ts';
import { replyToSuggestion } from './replyingToSuggestions.ts';
import { changeDraft, proposeDeletion, proposeText, suggestionId, textAt } from './suggestions.scene.ts';

let scene: { close(): Promise<void> };
let ann: Actor;
let bo: Actor;
let limited: Actor;
beforeAll(async () => {
  scene = await openScene();
  ann = await hire('writer', { name: 'Ann' });
  bo = await hire('editor', { name: 'Bo' });
  limited = await hire('writer', { name: 'Lim', canOnlySuggest: true });
});
afterAll(() => scene.close());

let count = 0;
function newIds<const Names extends string[]>(...names: Names): Record<Names[number], string> {
  count += 1;
  return Object.fromEntries(
    names.map((name, at) => [name, `${String(count).padStart(8, '0')}-0000-4000-8000-00000000000${at}`]),
  ) as Record<Names[number], string>;
}

const textNow = async (articleId: ArticleId) =>
  plainText(readDraft(draftOf((await loadDraft(articleId)).state)).body as Body);

const everythingOf = async (articleId: ArticleId) => {
  const { rows } = await staffPool().query(
    `select (select count(*) from draft_update where article_id = $1) as updates,
      (select json_agg(s order by id) from suggestion s where article_id = $1) as suggestions,
      (select count(*) from suggestion_reply) as replies`,
    [articleId],
  );
  return JSON.stringify([rows, await traces()]);
};

/** A story with an insertion by Ann and a deletion by Bo. */
async function suggestedStory() {
  const ids = newIds('insertion', 'deletion');
  const articleId = await writeStory(ann, { headline: 'Ferry', text: 'The ferry left on Monday.' });
  await changeDraft(ann, articleId, proposeText(ids.insertion, { at: 3, text: ' old' }));
  await changeDraft(bo, articleId, proposeDeletion(ids.deletion, { at: 18, length: 10 }));
  return { articleId, ...ids };
}

test('the list shows open suggestions in the order of the text, with author, time and what each proposes', async () => {
  const { articleId, insertion, deletion } = await suggestedStory();
  const { open, closed } = await listSuggestions(ann, articleId);
  expect(open).toMatchObject([
    {
      id: insertion,
      author: { name: 'Ann' },
      isOwn: true,
      state: 'open',
      parts: [{ is: 'insert', text: ' old' }],
    },
    { id: deletion, author: { name: 'Bo' }, isOwn: false, field: 'body', parts: [{ text: ' on Monday' }] },
  ]);
  expect(Date.now() - Date.parse(open[0]?.at ?? '')).toBeLessThan(60_000);
  expect(closed).toEqual([]);
});

test('accepting and rejecting are forward edits with rows, audit events and a list of what was closed', async () => {
  const { articleId, insertion, deletion } = await suggestedStory();
  const open = draftOf((await loadDraft(articleId)).state);
  textAt(open, 0).insert(0, 'Live: ', { insertion: null });
  expect(await acceptSuggestions(bo, { articleId, ids: [insertion] })).toEqual({
    resolved: [insertion],
    skipped: [],
  });
  expect(await textNow(articleId)).toBe('The old ferry left on Monday.');
  const again = await rejectSuggestions(ann, { articleId, ids: [deletion, insertion, deletion] });
  expect(again).toEqual({ resolved: [deletion], skipped: [insertion] });
  Y.applyUpdate(open, (await loadDraft(articleId)).state);
  expect(plainText(readDraft(open).body as Body)).toBe('Live: The old ferry left on Monday.');
  const { open: left, closed } = await listSuggestions(ann, articleId);
  expect(left).toEqual([]);
  expect(closed).toMatchObject([
    {
      id: deletion,
      state: 'rejected',
      resolved: { by: 'Ann' },
      parts: [{ is: 'delete', text: ' on Monday' }],
    },
    { id: insertion, state: 'accepted', resolved: { by: 'Bo' }, author: { name: 'Ann' } },
  ]);
  const { rows } = await staffPool().query(
    `select actor_id::int as by, act, detail from audit_event where subject_id = $1 and act like 'suggestion%' order by id`,
    [String(articleId)],
  );
  expect(rows).toEqual([
    { by: bo.id, act: 'suggestion.accepted', detail: { suggestions: [insertion], count: 1 } },
    { by: ann.id, act: 'suggestion.rejected', detail: { suggestions: [deletion], count: 1 } },
  ]);
});

test('an order whose suggestions are all closed already writes nothing', async () => {
  const { articleId, insertion } = await suggestedStory();
  await acceptSuggestions(bo, { articleId, ids: [insertion] });
  const before = await everythingOf(articleId);
  expect(await rejectSuggestions(bo, { articleId, ids: [insertion] })).toEqual({
    resolved: [],
    skipped: [insertion],
  });
  expect(await everythingOf(articleId)).toBe(before);
});

test('two people who resolve the same suggestion at once resolve it once', async () => {
  const { articleId, insertion } = await suggestedStory();
  const order = { articleId, ids: [insertion] };
  const answers = await Promise.all([acceptSuggestions(bo, order), rejectSuggestions(ann, order)]);
  expect(answers.map(({ resolved }) => resolved.length).sort()).toEqual([0, 1]);
});

describe('refusals leave no trace', () => {
  test('of people who can only suggest: they withdraw their own, and nothing else', async () => {
    const { articleId, insertion } = await suggestedStory();
    const { mine } = newIds('mine');
    await changeDraft(bo, articleId, proposeText(mine, { text: 'Now: ' }));
    await staffPool().query('update suggestion set created_by = $1 where id = $2', [limited.id, mine]);
    const before = await everythingOf(articleId);
    for (const work of [
      () => acceptSuggestions(limited, { articleId, ids: [mine] }),
      () => rejectSuggestions(limited, { articleId, ids: [insertion] }),
      () => rejectSuggestions(limited, { articleId, ids: [mine, insertion] }),
    ])
      expect(await refusalReasonOf(work())).toBe('only-suggests');
    expect(await everythingOf(articleId)).toBe(before);
    expect(await rejectSuggestions(limited, { articleId, ids: [mine] })).toMatchObject({ resolved: [mine] });
    const { rows } = await staffPool().query(
      `select act from audit_event where actor_id = $1 and act like 'suggestion%'`,
      [limited.id],
    );
    expect(rows).toEqual([{ act: 'suggestion.withdraw' }]);
  });

  test('of articles that are in the bin or nowhere', async () => {
    const { articleId, insertion } = await suggestedStory();
    const nowhere = { articleId: 999_999, ids: [insertion] };
    expect(await refusalReasonOf(acceptSuggestions(bo, nowhere))).toBe('not-found');
    await moveToBin(bo, { subject: 'article', id: articleId });
    const before = await everythingOf(articleId);
    expect(await refusalReasonOf(acceptSuggestions(bo, { articleId, ids: [insertion] }))).toBe('in-bin');
    expect(await refusalReasonOf(listSuggestions(bo, articleId))).toBe('in-bin');
    expect(await refusalReasonOf(replyToSuggestion(bo, { suggestionId: insertion, text: 'x' }))).toBe(
      'in-bin',
    );
    expect(await everythingOf(articleId)).toBe(before);
  });

  test('of orders without ids, with too many, or with others than ids', async () => {
    const { articleId } = await suggestedStory();
    const before = await everythingOf(articleId);
    const many = Array.from({ length: MAX_RESOLVED_SUGGESTIONS + 1 }, (_, at) =>
      at.toString(16).padStart(8, '0'),
    );
    for (const ids of [
      [],
      ["x'; drop table suggestion"],
      many.map((id) => `${id}-0000-4000-8000-000000000000`),
    ])
      await expect(acceptSuggestions(bo, { articleId, ids })).rejects.toThrow();
    expect(await everythingOf(articleId)).toBe(before);
  });
});

test('a suggestion whose text was deleted is shown as gone, and comes back with its text', async () => {
  const { articleId, insertion } = await suggestedStory();
  await deriveDraft(articleId);
  await changeDraft(bo, articleId, (ydoc) => textAt(ydoc, 0).delete(3, 4));
  const gone = await listSuggestions(ann, articleId);
  expect(gone.closed).toMatchObject([
    { id: insertion, state: 'gone', resolved: null, parts: [{ text: ' old' }] },
  ]);
  await changeDraft(bo, articleId, proposeText(insertion, { at: 3, text: ' old' }));
  const { open, closed } = await listSuggestions(ann, articleId);
  expect(open[0]).toMatchObject({ id: insertion, author: { name: 'Ann' } });
  expect(closed).toEqual([]);
});

test('replies are listed with their authors, also after the suggestion is closed', async () => {
  const { articleId, insertion } = await suggestedStory();
  await replyToSuggestion(bo, { suggestionId: insertion, text: '  Is it old?\nSince when?  ' });
  await replyToSuggestion(limited, { suggestionId: insertion, text: '1961 年' });
  const { open } = await listSuggestions(ann, articleId);
  expect(open[0]?.replies).toMatchObject([
    { author: { name: 'Bo' }, text: 'Is it old?\nSince when?' },
    { author: { name: 'Lim' }, text: '1961 年' },
  ]);
  await rejectSuggestions(ann, { articleId, ids: [insertion] });
  expect((await listSuggestions(ann, articleId)).closed[0]?.replies).toHaveLength(2);
  const before = await everythingOf(articleId);
  for (const text of ['', ' \u200b ', 'x'.repeat(2_001), 'a\0b'])
    await expect(replyToSuggestion(ann, { suggestionId: insertion, text })).rejects.toThrow();
  expect(await refusalReasonOf(replyToSuggestion(ann, { suggestionId: suggestionId('9'), text: 'x' }))).toBe(
    'not-found',
  );
  expect(await everythingOf(articleId)).toBe(before);
});

test('the preview shows the text as if all were accepted, and changes nothing', async () => {
  const { articleId } = await suggestedStory();
  const before = await everythingOf(articleId);
  const { headline, body } = await previewAccepted(ann, articleId);
  expect(headline).toBe('Ferry');
  expect(plainText(body)).toBe('The old ferry left.');
  expect(await everythingOf(articleId)).toBe(before);
});

test('search, counts and the derived body contain nothing of suggestions', async () => {
  const { articleId } = await suggestedStory();
  await deriveDraft(articleId);
  const { rows } = await staffPool().query(
    'select plain_text, word_count, body::text from draft where article_id = $1',
    [articleId],
  );
  expect(rows[0]).toMatchObject({ plain_text: 'The ferry left on Monday.', word_count: 5 });
  expect(rows[0].body).not.toContain('old');
  await editDraft(bo, { articleId, headline: 'Ferry again' });
  expect((await listSuggestions(ann, articleId)).open).toHaveLength(2);
});

test('the text before several suggestions are accepted together is kept as a version; before one it is not', async () => {
  const { articleId, insertion, deletion } = await suggestedStory();
  await acceptSuggestions(bo, { articleId, ids: [insertion, deletion] });
  expect(await keptTexts(articleId)).toEqual(['before-suggestions Ferry: The ferry left on Monday.']);
  const other = await suggestedStory();
  await acceptSuggestions(bo, { articleId: other.articleId, ids: [other.insertion] });
  await rejectSuggestions(bo, { articleId: other.articleId, ids: [other.deletion] });
  expect(await keptTexts(other.articleId)).toEqual([]);
});
