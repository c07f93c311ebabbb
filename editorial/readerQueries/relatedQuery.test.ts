import { afterAll, beforeAll, expect, test } from 'vitest';
import { reader, staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { relatedQuery } from './relatedTeasers.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;
beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

type Plan = { Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number } };

/** 8 kB blocks that Postgres reads for the related list of an article. */
async function blocksOf(articleId: ArticleId): Promise<number> {
  const query = relatedQuery(reader(), articleId).getSQL();
  const { rows } = await staff().execute<{ 'QUERY PLAN': [Plan] }>(
    sql`explain (analyze, buffers, format json) ${query}`,
  );
  const plan = rows[0]?.['QUERY PLAN'][0].Plan;
  return plan ? plan['Shared Hit Blocks'] + plan['Shared Read Blocks'] : Number.NaN;
}

test('the cost of reading a related list does not grow quadratically before Postgres has statistics', async () => {
  let last = 0 as ArticleId;
  for (let at = 0; at < 100; at++) {
    last = await writeStory(editor, { headline: `Story ${at}` });
    await release(editor, { articleId: last });
  }
  // A plain join would read twice the square of the number of stories.
  expect(await blocksOf(last)).toBeLessThan(2_000);
});
