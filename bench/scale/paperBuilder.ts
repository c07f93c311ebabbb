import pg from 'pg';
import { insertBaseRows } from './baseRows.ts';
import { type CopyStream, connect, copyInto } from './copyStream.ts';
import { scaleOf } from './coveredEvents.ts';
import { putIndexesBack, setIndexesAside } from './indexes.ts';
import { packStoryWords } from './packedStoryWords.ts';
import { openTextWriter } from './releaseTexts.ts';
import { columns, rowsOf, type Table } from './rows.ts';
import { type Span, writeArticles } from './syntheticArticles.ts';

const pictures = 500;
const tables = Object.keys(columns) as Table[];
/** number of newest releases from which spelling correction takes its words */
const wordReleases = 20_000;
/** Tables whose ids are assigned here. Their sequences must continue after the highest id. */
const tablesWithIds = ['article', 'release'];

export type Built = { articles: number; releases: number; seconds: number; indexSeconds: number };

/** Fills a migrated, empty database with a synthetic paper of `articles` articles. */
export async function buildPaper(
  url: string,
  articles: number,
  report: (progress: string) => void,
): Promise<Built> {
  const began = performance.now();
  const client = await connect(url);
  const now = new Date(Math.floor(Date.now() / 1000) * 1000);
  const scale = scaleOf(articles);
  const baseRows = await insertBaseRows(scale, pictures, now);
  const setAside = await setIndexesAside(client, [...tables, 'release_search', 'draft']);
  const copies = new Map<Table, CopyStream>();
  for (const table of tables)
    copies.set(table, await copyInto(url, table, columns[table].trim().split(/\s+/)));
  const textWriter = await openTextWriter(url, baseRows.staff);
  const end = new Date(now.getTime() - 120_000);
  const span: Span = { articles, scale, pictures, begin: new Date('2008-01-07T06:00:00Z'), end, seed: 7 };
  let releases = 0;
  for (const article of writeArticles(span)) {
    const { rows, texts } = rowsOf(article, releases + 1, baseRows);
    releases += article.releases.length;
    for (const [table, row] of rows) copies.get(table)?.write(row);
    await textWriter.add(texts);
    if (article.id % 100 === 0) for (const copy of copies.values()) await copy.drained();
    if (article.id % 10_000 === 0) report(`${article.id} articles, ${rate(article.id, began)} a second`);
  }
  for (const copy of copies.values()) await copy.end();
  await textWriter.end();
  const indexing = performance.now();
  await client.query('select settle_words($1)', [wordReleases]);
  await putIndexesBack(client, setAside, (done) => report(`index ${done}`));
  await packStoryWords(url);
  for (const table of tablesWithIds)
    await client.query(
      `select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`,
    );
  await client.query('vacuum analyze');
  await client.query('checkpoint');
  await client.end();
  const seconds = (performance.now() - began) / 1000;
  return { articles, releases, seconds, indexSeconds: (performance.now() - indexing) / 1000 };
}

const rate = (count: number, began: number): string =>
  ((count / (performance.now() - began)) * 1000).toFixed(0);

/** How large everything is on disk, in bytes. */
export async function sizesOf(url: string): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string; bytes: string }>(
    `select 'database' as name, pg_database_size(current_database()) as bytes
     union all select relname, pg_total_relation_size(c.oid) from pg_class c
     where relkind = 'r' and relnamespace = 'public'::regnamespace and pg_total_relation_size(c.oid) > 1000000`,
  );
  await client.end();
  return Object.fromEntries(rows.map(({ name, bytes }) => [name, Number(bytes)]));
}
