import { languages } from '#contracts/languages.ts';
import { inTransaction, staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { renewOutdatedLists } from '#editorial/related/listRenewal.ts';

/**
 * From so many new stories on, and where they are so large a part of all, what Postgres knows of its tables is out of date
 * enough to mislead its planner. Of less, autovacuum is quick enough.
 */
const MIN_STORIES_ANALYZED = 500;
const MIN_PART_ANALYZED = 0.1;

/** By which lists and search are planned, and by whose words related stories are weighed. */
const analyzed = [
  'article',
  'article_author',
  'article_topic',
  'draft',
  'related_posting',
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
 * Does at the end of an import of releases what would otherwise come later by itself: Postgres' statistics, where the
 * import was large, and the lists of related stories that the paper has outgrown.
 * @param stories how many the import made
 */
export async function settleImport(stories: number): Promise<void> {
  if (await isLarge(stories)) for (const table of analyzed) await analyze(table);
  for (const language of languages) await renewOutdatedLists(language);
}

async function isLarge(stories: number): Promise<boolean> {
  if (stories < MIN_STORIES_ANALYZED) return false;
  const { rows } = await staff().execute<{ known: number }>(
    sql`select reltuples as known from pg_class where oid = 'release'::regclass`,
  );
  return stories >= MIN_PART_ANALYZED * Number(rows[0]?.known ?? 0);
}

/** Long lists of words take longer than a statement may. */
const analyze = (table: string): Promise<void> =>
  inTransaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = 0`);
    await tx.execute(sql`analyze ${sql.identifier(table)}`);
  });
