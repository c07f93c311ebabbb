import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { deriveDraft } from '#editorial/drafts/derivedColumns.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { searchPaper } from '#editorial/readerQueries/paperSearch.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { createLogger } from '#server/logging/logging.ts';
import { scheduleIndexRenewal } from './searchIndexSchedule.ts';

let scene: { close(): Promise<void> };
const count = 45; // more than two batches

beforeAll(async () => {
  scene = await openScene();
  const editor = await hire('editor');
  const articleId = await writeStory(editor, { headline: 'Café 0' });
  await deriveDraft(articleId);
  await release(editor, { articleId });
  await staff().execute(sql`
    insert into article (slug, language) select 'old-' || n, 'en' from generate_series(1, ${count}) n`);
  await staff().execute(sql`
    insert into draft (article_id, schema_version, state, headline, search)
    select id, 1, '', 'Café ' || slug, to_tsvector('english', 'café') from article where slug like 'old-%'`);
  await staff().execute(
    sql`update release_search set words_version = 1, words = to_tsvector('english', 'café')`,
  );
});
afterAll(() => scene.close());

const oldRows = async () => {
  const { rows } = await staff().execute<{ count: number }>(sql`
    select (select count(*) from draft where search @@ 'café') + (select count(*) from release_search where words @@ 'café') as count`);
  return Number(rows[0]?.count);
};

test('search text of an earlier version is rebuilt by one of two nodes, and again after both were stopped', async () => {
  expect(await oldRows()).toBe(count + 1);
  const log = createLogger('silent');
  await Promise.all([scheduleIndexRenewal(log), scheduleIndexRenewal(log)].map((node) => node.close()));
  const after = await oldRows();
  expect(after).toBeGreaterThan(0); // they were stopped before they were done
  const node = scheduleIndexRenewal(log);
  for (const patience = Date.now() + 15_000; (await oldRows()) > 0; await sleep(50))
    if (Date.now() > patience) throw new Error('it was not done');
  await node.close();
  expect((await searchPaper({ q: 'cafe' })).items.map(({ headline }) => headline)).toEqual(['Café 0']);
});
