import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePools } from '#db/pools.ts';
import { articlesPerPart } from '#db/sitemapPart.ts';
import { readLatest } from '#editorial/readerQueries/liveFront.ts';
import { type ScratchDatabase, scratchDatabase } from '#server/postgres/scratch.ts';
import { lists } from './lists.ts';
import { buildPaper } from './paperBuilder.ts';
import { FORCED_INDEX_SETTINGS, readFaults } from './planFaults.ts';

/** a little more than one part of the sitemap */
const articles = articlesPerPart + 150;

let scratch: ScratchDatabase;
beforeAll(async () => {
  scratch = await scratchDatabase();
  await buildPaper(scratch.url, articles, () => {});
}, 180_000);
afterAll(async () => {
  await closePools();
  await scratch.drop();
});

const faults = (read: () => Promise<unknown>, maxRows: number) =>
  readFaults(read, { addresses: [scratch.url, scratch.readerUrl], settings: FORCED_INDEX_SETTINGS, maxRows });

test.each(lists)('%s is read with indexes, whatever the size of the paper', async (_, read, maxRows) => {
  expect(await faults(read, maxRows)).toEqual([]);
});

test('a list whose index is missing is reported', async () => {
  const client = new pg.Client({ connectionString: scratch.url });
  await client.connect();
  await client.query('drop index release_language_newest, release_newest');
  await client.end();
  expect(await faults(() => readLatest({ language: 'zh-CN' }), 500)).not.toEqual([]);
});
