import type { Readable } from '#db/asOf.ts';
import { sql } from '#db/query.ts';
import type { ArticleId, ReleaseId, SectionId } from '#db/schema/ids.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import type { QueryPlace } from './resultCursor.ts';
import { type ScoredStory, scoreOf } from './searchScore.ts';
import { asQuery, type UnderstoodQuery } from './tsQuery.ts';

/**
 * Number of newest stories that are ranked together, and number of newest stories with the words in their headline,
 * which come before all others.
 */
const BLOCK_SIZE = 300;
const HEADLINE_MATCHES = 150;
/** For a query with a phrase, the number of stories that are rechecked for it. */
const MAX_RECHECKED = 600;

export type Filters = {
  language?: Language | undefined;
  section?: SectionId | undefined;
  /** slug of a byline */
  author?: string | undefined;
  since?: Date | undefined;
  until?: Date | undefined;
};

export type RankedHit = { releaseId: ReleaseId; articleId: ArticleId; score: number };
/** The last row has no release: its `place` is where the next block begins. */
type Row = ScoredStory & { release_id: string | null; article_id: string; place: string };

/** One block, best first, and the position after which the next begins (null: there is none). */
export async function readBlock(
  database: Readable,
  understood: UnderstoodQuery,
  filters: Filters,
  place: Pick<QueryPlace, 'moment' | 'block'> & { average: number | null },
): Promise<{ hits: RankedHit[]; next: string | null; average: number }> {
  const { indexQuery, headlineQuery, recheckQuery, counted, isCommon } = understood;
  const [at, id] = (place.block ?? '').split('.');
  const { rows } = await database.execute<Row>(sql`
    select * from live.search_block(${indexQuery}::tsquery, ${headlineQuery}::tsquery, ${recheckQuery}::tsquery,
      ${sql.param(counted.map(asQuery))}::tsquery[], ${isCommon}, ${isCommon},
      ${recheckQuery ? MAX_RECHECKED : BLOCK_SIZE}, ${HEADLINE_MATCHES}, to_timestamp(${place.moment / 1000}::float8),
      ${filters.language ?? null}, ${filters.section ?? null}::bigint, ${filters.author ?? null},
      ${filters.since?.toISOString() ?? null}::timestamptz, ${filters.until?.toISOString() ?? null}::timestamptz,
      to_timestamp(${at || null}::numeric / 1000000), ${id ?? null}::bigint)`);
  const stories = rows.filter((row) => row.release_id !== null);
  const average = place.average ?? averageOf(stories);
  const hits = stories.map((row) => ({
    releaseId: Number(row.release_id) as ReleaseId,
    articleId: Number(row.article_id) as ArticleId,
    score: scoreOf(row, counted, average, place.moment),
  }));
  hits.sort((a, b) => b.score - a.score || b.releaseId - a.releaseId);
  return { hits, next: rows.find((row) => row.release_id === null)?.place ?? null, average };
}

const averageOf = (stories: Row[]) =>
  Math.max(1, Math.round(stories.reduce((sum, { length }) => sum + length, 0) / Math.max(1, stories.length)));
