import { and, desc, eq, sql } from 'drizzle-orm';
import { liveRelease, liveSearch, liveSection } from '#db/live';
import { reader } from '#db/pools';
import { queryFor } from '#editorial/search/words';
import type { Language, Teaser, Truth } from './shapes.ts';
import { asTeaser, teaserColumns } from './teasers.ts';
import { readTruth } from './truth.ts';

export type SearchOrder = { q: string; language?: Language; section?: string /** from 1 */; page?: number };
export type Found = Truth & { items: Teaser[]; page: number; more: boolean };

const size = 20;
const lastPage = 50;

/** Live stories that hold the words, best first: headline before standfirst before text, newer a little before older. */
export async function searchPaper(order: SearchOrder): Promise<Found> {
  const page = Math.min(Math.max(1, Math.trunc(order.page ?? 1) || 1), lastPage);
  const query = queryFor(order.q);
  const truth = await readTruth(['search', 'sections', 'latest']);
  if (!query) return { items: [], page, more: false, ...truth };
  const age = sql`extract(epoch from live.moment() - ${liveRelease.firstReleasedAt}) / 86400.0`;
  const rank = sql`ts_rank('{0.05,0.2,0.4,1.0}', ${liveSearch.words}, ${query}, 1) * (1 + 0.5 / (1 + greatest(${age}, 0) / 30))`;
  const rows = await reader()
    .select(teaserColumns)
    .from(liveSearch)
    .innerJoin(liveRelease, eq(liveRelease.id, liveSearch.releaseId))
    .leftJoin(liveSection, eq(liveSection.id, liveRelease.sectionId))
    .where(
      and(
        sql`${liveSearch.words} @@ ${query}`,
        order.language ? eq(liveRelease.language, order.language) : undefined,
        order.section ? eq(liveSection.slug, order.section) : undefined,
      ),
    )
    .orderBy(desc(rank), desc(liveRelease.id))
    .limit(size + 1)
    .offset((page - 1) * size);
  return { items: rows.slice(0, size).map(asTeaser), page, more: rows.length > size, ...truth };
}
