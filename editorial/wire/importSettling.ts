import { sql } from 'drizzle-orm';
import { inTransaction, staff } from '#db/pools';
import { languages } from '#db/schema/filing';
import { renewOutgrown } from '#editorial/related/renewing';

/** Once so large a part of a table is new, what Postgres knows of it is out of date enough to mislead its planner. */
const outOfDate = 0.1;

/** By which lists and search are planned, and by whose words related stories are weighed. */
const analyzed = [
  'article',
  'article_author',
  'article_topic',
  'draft',
  'related_story',
  'release',
  'release_author',
  'release_search',
  'release_topic',
  'search_word',
  'story_likeness',
  'story_words',
];

/**
 * Does at the end of an import of releases what would otherwise come later by itself: Postgres' statistics of tables of
 * which a tenth is new, and the lists of related stories that the paper has outgrown.
 */
export async function settleImport(): Promise<void> {
  for (const table of await outdatedTables()) await analyze(table);
  for (const language of languages) await renewOutgrown(language);
}

async function outdatedTables(): Promise<string[]> {
  const { rows } = await staff().execute<{ name: string }>(sql`
    select t.relname as name from pg_stat_user_tables t join pg_class c on c.oid = t.relid
    where t.schemaname = 'public' and t.relname = any(${sql.param(analyzed)}::text[])
      and t.n_mod_since_analyze > 50 and t.n_mod_since_analyze > ${outOfDate} * c.reltuples
    order by t.relname`);
  return rows.map(({ name }) => name);
}

/** Long lists of words take longer than a statement may. */
const analyze = (table: string): Promise<void> =>
  inTransaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = 0`);
    await tx.execute(sql`analyze ${sql.identifier(table)}`);
  });
