import { nfc } from '#contracts/normalForm.ts';
import { liveFiledSection } from '#db/liveViews/paperViews.ts';
import { liveRelease } from '#db/liveViews/releaseViews.ts';
import { liveSeries, liveSeriesPart } from '#db/liveViews/seriesViews.ts';
import { reader } from '#db/pools.ts';
import { and, asc, desc, eq } from '#db/query.ts';
import type { ArticleId, SeriesId } from '#db/schema/ids.ts';
import type { LocalizedNames } from '#db/schema/taxonomy.ts';
import { lastChangeOf, readFreshness } from './freshness.ts';
import { markLive } from './liveCoverage.ts';
import type { Freshness, InSeries, Language, StoryLink, Teaser } from './readerTypes.ts';
import { asTeaser, teaserColumns } from './teasers.ts';

/** What a series is called in a language, or in whatever language it is called anything. */
export const seriesTitleIn = (names: LocalizedNames, language: Language): string =>
  names[language] ?? names.en ?? Object.values(names)[0] ?? '';

/** The live parts in one language, in their order: others are parts of another telling of the same series. */
export function readLiveParts(seriesId: SeriesId, language: Language): Promise<StoryLink[]> {
  return reader()
    .select({ articleId: liveRelease.articleId, slug: liveRelease.slug, headline: liveRelease.headline })
    .from(liveSeriesPart)
    .innerJoin(liveRelease, eq(liveRelease.id, liveSeriesPart.releaseId))
    .where(and(eq(liveSeriesPart.seriesId, seriesId), eq(liveRelease.language, language)))
    .orderBy(asc(liveSeriesPart.position), asc(liveSeriesPart.articleId));
}

/** Of which series a live article is a part, and which part of those that are live; null: of none. */
export async function readInSeries(articleId: ArticleId, language: Language): Promise<InSeries | null> {
  const [found] = await reader()
    .select({ id: liveSeries.id, slug: liveSeries.slug, names: liveSeries.names })
    .from(liveSeriesPart)
    .innerJoin(liveSeries, eq(liveSeries.id, liveSeriesPart.seriesId))
    .where(eq(liveSeriesPart.articleId, articleId));
  if (!found) return null;
  const { names, ...series } = found;
  return placeAmong(await readLiveParts(found.id, language), articleId, {
    ...series,
    name: seriesTitleIn(names, language),
  });
}

export function placeAmong(
  parts: StoryLink[],
  articleId: ArticleId,
  series: Pick<InSeries, 'id' | 'slug' | 'name'>,
): InSeries | null {
  const at = parts.findIndex((part) => part.articleId === articleId);
  if (at < 0) return null;
  return {
    ...series,
    part: at + 1,
    of: parts.length,
    previous: parts[at - 1] ?? null,
    next: parts[at + 1] ?? null,
  };
}

export type ReadSeries = Freshness & {
  id: SeriesId;
  slug: string;
  name: string;
  standfirst: string;
  language: Language;
  /** other languages that it has live parts in */
  others: Language[];
  parts: Teaser[];
};

/**
 * A series with its live parts in one language: that asked for, else the paper's own, else any that has some. Null: no
 * series of that address has a live part.
 */
export async function readSeries(
  slug: string,
  order: { language?: Language; paper: Language },
): Promise<ReadSeries | null> {
  const [found] = await reader()
    .select()
    .from(liveSeries)
    .where(eq(liveSeries.slug, nfc(slug)));
  if (!found) return null;
  const [rows, truth] = await Promise.all([
    reader()
      .select(teaserColumns)
      .from(liveSeriesPart)
      .innerJoin(liveRelease, eq(liveRelease.id, liveSeriesPart.releaseId))
      .leftJoin(liveFiledSection, eq(liveFiledSection.id, liveRelease.sectionId))
      .where(eq(liveSeriesPart.seriesId, found.id))
      .orderBy(asc(liveSeriesPart.position), asc(liveSeriesPart.articleId)),
    readFreshness([`series:${found.id}`, 'sections']),
  ]);
  const spoken = [...new Set(rows.map((row) => row.language))];
  const language = [order.language, order.paper].find((one) => one && spoken.includes(one)) ?? spoken[0];
  if (!language) return null;
  const parts = rows.filter((row) => row.language === language).map(asTeaser);
  await markLive(parts);
  truth.tags.push(...parts.map(({ articleId }) => `article:${articleId}`));
  return {
    id: found.id,
    slug: found.slug,
    name: seriesTitleIn(found.names, language),
    standfirst: found.standfirsts[language] ?? '',
    language,
    others: spoken.filter((one) => one !== language),
    parts,
    ...truth,
    changedAt: lastChangeOf(parts, truth),
  };
}

/** Past this many, a site map of their pages would help nobody. */
const most = 2_000;

/** The addresses of all series that readers can see. A page of them carries the tag `series`. */
export async function readSeriesAddresses(): Promise<string[]> {
  const rows = await reader()
    .select({ slug: liveSeries.slug })
    .from(liveSeries)
    .orderBy(desc(liveSeries.id))
    .limit(most);
  return rows.map(({ slug }) => slug);
}
