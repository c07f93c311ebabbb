import { languages } from '#contracts/languages.ts';
import { inTransaction, staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { renewOutdatedLists } from '#editorial/related/listRenewal.ts';

/**
 * Minimum new stories, and minimum share of all stories, after which outdated table statistics would mislead Postgres'
 * planner. After smaller imports autovacuum is fast enough.
 */
const MIN_STORIES_ANALYZED = 500;
const MIN_PART_ANALYZED = 0.1;

/** Tables whose statistics are used to plan lists and search, and to weigh the terms of related stories. */
const analyzed = [
  ...'article article_author article_topic draft release release_author release_search release_topic'.split(
    ' ',
  ),
  ...'related_posting related_story search_word story_likeness story_words'.split(' '),
];

/**
 * Ends an import that releases: updates the statistics of Postgres, if it was large, and outdated related lists. Both
 * would otherwise happen later. @param stories number of stories that the import created
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

/** Analyzes a table without the statement timeout, which long text columns would exceed. */
const analyze = (table: string): Promise<void> =>
  inTransaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = 0`);
    await tx.execute(sql`analyze ${sql.identifier(table)}`);
  });
