import { sql } from 'drizzle-orm';
import { staff } from '#db/pools';
import { languages } from '#db/schema/filing';
import { renewOutgrown } from '#editorial/related/renewing';

/** From so many new stories on, what Postgres knows of its tables is out of date enough to mislead its planner. */
const MIN_STORIES_ANALYZED = 500;

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
 * Does at the end of an import of releases what would otherwise come later by itself: Postgres' statistics, where the
 * import was large, and the lists of related stories that the paper has outgrown.
 * @param stories how many the import made
 */
export async function settleImport(stories: number): Promise<void> {
  if (stories >= MIN_STORIES_ANALYZED) await analyze();
  for (const language of languages) await renewOutgrown(language);
}

/** The statistics of the tables that an import fills. */
async function analyze(): Promise<void> {
  for (const table of analyzed) await staff().execute(sql`analyze ${sql.identifier(table)}`);
}
