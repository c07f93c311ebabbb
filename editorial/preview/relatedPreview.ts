import { liveFiledSection } from '#db/liveViews/paperViews.ts';
import { liveRelease } from '#db/liveViews/releaseViews.ts';
import { reader } from '#db/pools.ts';
import { eq, inArray } from '#db/query.ts';
import type { RelatedTeaser } from '#editorial/readerQueries/readerTypes.ts';
import { relatedShown } from '#editorial/readerQueries/relatedTeasers.ts';
import { asTeaser, teaserColumns } from '#editorial/readerQueries/teasers.ts';
import type { RelatedEntry } from '#editorial/related/relatable.ts';

/** The related stories beside a draft. Read with the readers' role, so that only live stories are shown. */
export async function previewRelated(entries: RelatedEntry[]): Promise<RelatedTeaser[]> {
  if (entries.length === 0) return [];
  const byId = new Map(entries.map((entry) => [entry.relatedId, entry]));
  const rows = await reader()
    .select(teaserColumns)
    .from(liveRelease)
    .leftJoin(liveFiledSection, eq(liveFiledSection.id, liveRelease.sectionId))
    .where(inArray(liveRelease.articleId, [...byId.keys()]));
  return rows
    .flatMap((row) => {
      const entry = byId.get(row.articleId);
      return entry ? [{ row, entry }] : [];
    })
    .sort(
      (a, b) =>
        a.entry.rank - b.entry.rank ||
        Math.fround(b.entry.score) - Math.fround(a.entry.score) || // rounded as the column stores it
        b.row.releaseId - a.row.releaseId,
    )
    .slice(0, relatedShown)
    .map(({ row, entry }) => ({ ...asTeaser(row), reason: entry.reason }));
}
