import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { listArticles } from '#editorial/articles/articleList.ts';
import { deriveDraft } from '#editorial/drafts/derivedColumns.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { searchPaper } from '#editorial/readerQueries/paperSearch.ts';
import { suggestSpelling } from '#editorial/readerQueries/searchSuggestions.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { fixtureStories, type QuestionPair, questionPairs, type StoryKey } from './questionPairs.fixture.ts';

let scene: { close(): Promise<void> };
let editor: Actor;
const ids = new Map<ArticleId, StoryKey>();

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
  for (const [key, story] of Object.entries(fixtureStories)) {
    const articleId = await writeStory(editor, { ...story, standfirst: '', topics: ['Port'] });
    await deriveDraft(articleId);
    await release(editor, { articleId });
    ids.set(articleId, key as StoryKey);
  }
}, 60_000);
afterAll(() => scene.close());

const inPaper = async (q: string) =>
  (await searchPaper({ q })).items.map(({ articleId }) => ids.get(articleId));
const inNewsroom = async (q: string) =>
  (await listArticles(editor, { view: 'all', q })).items.map(({ id }) => ids.get(id));

/** The suggested query for a misspelt one. */
async function correctedQuery({ q, isMisspelt }: QuestionPair): Promise<string> {
  return isMisspelt ? ((await suggestSpelling(await searchPaper({ q }))) ?? 'nothing was offered') : q;
}

describe('a query finds its story', () => {
  test.each(questionPairs)('$q finds “$finds” in the paper', async (pair) => {
    const keys = await inPaper(await correctedQuery(pair));
    if (pair.isOneOfSeveral) expect(keys).toContain(pair.finds);
    else expect(keys[0]).toBe(pair.finds);
  });

  test.each(questionPairs)('$q finds “$finds” in the newsroom', async (pair) => {
    expect(await inNewsroom(await correctedQuery(pair))).toContain(pair.finds);
  });

  test('and the table is long enough to be meaningful', () => {
    expect(new Set(questionPairs.map(({ q }) => q)).size).toBeGreaterThan(100);
  });
});
