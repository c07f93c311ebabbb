import { afterAll, beforeAll, expect, test } from 'vitest';
import { staffPool } from '#db/pools.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { previewArticle } from '#editorial/preview/articlePreview.ts';
import { checkDraft, reviewRelease } from '#editorial/releases/releaseReview.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { acceptSuggestions } from './closingSuggestions.ts';
import { listSuggestions } from './listingSuggestions.ts';
import { suggestEverywhere } from './suggestedStory.scene.ts';
import { changeDraft, proposeText, suggestionId } from './suggestions.scene.ts';

let scene: { close(): Promise<void> };
let editor: Actor;
beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

const CANARY = 'Quetzalcanary';
/** A story with 50 suggestions of all kinds, in all fields. */
async function suggestedStory(): Promise<ArticleId> {
  const articleId = await writeStory(editor, { headline: 'Ferry', text: 'The ferry left.\n\nIt was late.' });
  await suggestEverywhere(editor, articleId, CANARY);
  return articleId;
}

/** The tables, but those of the draft itself and its suggestions, of which a row contains a text. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows: tables } = await staffPool().query(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    if (name === 'suggestion' || name === 'draft_update') continue;
    const { rows } = await staffPool().query(
      `select from "${name}" t where strpos(lower(t::text), lower($1)) > 0 limit 1`,
      [text],
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
}

test('a release made while 50 suggestions are open, its preview and its review contain nothing of them', async () => {
  const articleId = await suggestedStory();
  expect((await listSuggestions(editor, articleId)).open).toHaveLength(50);
  const finding = (await checkDraft(editor, articleId)).find(({ reason }) => reason === 'suggestions-open');
  expect(finding).toMatchObject({ gravity: 'asks', place: { field: 'body' }, facts: { count: 50 } });
  const preview = await previewArticle(editor, { articleId });
  const review = await reviewRelease(editor, articleId);
  expect(JSON.stringify(preview)).not.toContain(CANARY);
  expect(JSON.stringify(review)).not.toContain(CANARY);
  await release(editor, { articleId });
  expect(await tablesWith('It was late')).toEqual(expect.arrayContaining(['release', 'draft']));
  expect(await tablesWith(CANARY)).toEqual([]);
  expect((await listSuggestions(editor, articleId)).open).toHaveLength(50);
});

test('suggestions that are accepted are in the next release, and the finding ends', async () => {
  const articleId = await writeStory(editor, { headline: 'Accepted', text: 'The ferry left.' });
  const id = suggestionId('9');
  await changeDraft(editor, articleId, proposeText(id, { at: 3, text: ' grey' }));
  await acceptSuggestions(editor, { articleId, ids: [id] });
  expect((await checkDraft(editor, articleId)).some(({ reason }) => reason === 'suggestions-open')).toBe(
    false,
  );
  await release(editor, { articleId });
  expect(await tablesWith('The grey ferry left.')).toContain('release');
});

test('readers’ connections cannot read suggestions and replies', async () => {
  const { rows } = await staffPool().query(
    `select has_table_privilege('copydesk_reader', t, 'select') as readable
     from unnest(array['suggestion', 'suggestion_reply']) t`,
  );
  expect(rows).toEqual([{ readable: false }, { readable: false }]);
});
