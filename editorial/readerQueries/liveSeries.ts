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
import { asTeaser, storyLinkColumns, teaserColumns } from './teasers.ts';

/** A series' title in a language, or in any language it has one in. */
export const seriesTitleIn = (names: LocalizedNames, language: Language): string =>
  names[language] ?? names.en ?? Object.values(names)[0] ?? '';

/** The live parts in one language, in order. */
export function readLiveParts(seriesId: SeriesId, language: Language): Promise<StoryLink[]> {
  return reader()
    .select(storyLinkColumns)
    .from(liveSeriesPart)
    .innerJoin(liveRelease, eq(liveRelease.id, liveSeriesPart.releaseId))
    .where(and(eq(liveSeriesPart.seriesId, seriesId), eq(liveRelease.language, language)))
    .orderBy(asc(liveSeriesPart.position), asc(liveSeriesPart.articleId));
}

/** The series of a live article, and its number among the live parts; null: it is in none. */
export async function readInSeries(articleId: ArticleId, language: Language): Promise<InSeries | null> {
  const [row] = await reader()
    .select({ id: liveSeries.id, slug: liveSeries.slug, names: liveSeries.names })
    .from(liveSeriesPart)
    .innerJoin(liveSeries, eq(liveSeries.id, liveSeriesPart.seriesId))
    .where(eq(liveSeriesPart.articleId, articleId));
  if (!row) return null;
  const { id, slug, names } = row;
  const parts = await readLiveParts(id, language);
  return placeAmong(parts, articleId, { id, slug, name: seriesTitleIn(names, language) });
}

/** The place of an article among the live parts of a series; null if it is not one of them. @param parts in order */
export function placeAmong(
  parts: StoryLink[],
  articleId: ArticleId,
  series: Pick<InSeries, 'id' | 'slug' | 'name'>,
): InSeries | null {
  const at = parts.findIndex((part) => part.articleId === articleId);
  if (at < 0) return null;
  const [previous = null, next = null] = [parts[at - 1], parts[at + 1]];
  return { ...series, part: at + 1, of: parts.length, previous, next };
}

export type ReadSeries = Freshness & {
  id: SeriesId;
  slug: string;
  name: string;
  standfirst: string;
  language: Language;
  /** other languages in which it has live parts */
  others: Language[];
  parts: Teaser[];
};

/**
 * A series with its live parts in one language: the requested one, else the paper's own, else any that has some. Null:
 * no series with that slug has a live part.
 */
export async function readSeries(
  slug: string,
  order: { language?: Language; paperLanguage: Language },
): Promise<ReadSeries | null> {
  const name = nfc(slug);
  const [series] = await reader().select().from(liveSeries).where(eq(liveSeries.slug, name));
  if (!series) return null;
  const [rows, freshness] = await Promise.all([
    reader()
      .select(teaserColumns)
      .from(liveSeriesPart)
      .innerJoin(liveRelease, eq(liveRelease.id, liveSeriesPart.releaseId))
      .leftJoin(liveFiledSection, eq(liveFiledSection.id, liveRelease.sectionId))
      .where(eq(liveSeriesPart.seriesId, series.id))
      .orderBy(asc(liveSeriesPart.position), asc(liveSeriesPart.articleId)),
    readFreshness([`series:${series.id}`, 'sections']),
  ]);
  const languages = [...new Set(rows.map((row) => row.language))];
  const preferred = [order.language, order.paperLanguage].find(
    (wanted) => wanted && languages.includes(wanted),
  );
  const language = preferred ?? languages[0];
  if (!language) return null;
  const parts = rows.filter((row) => row.language === language).map(asTeaser);
  await markLive(parts);
  freshness.tags.push(...parts.map(({ articleId }) => `article:${articleId}`));
  return {
    id: series.id,
    slug: series.slug,
    name: seriesTitleIn(series.names, language),
    standfirst: series.standfirsts[language] ?? '',
    language,
    others: languages.filter((other) => other !== language),
    parts,
    ...freshness,
    changedAt: lastChangeOf(parts, freshness),
  };
}

/** Maximum series in the sitemap. */
const MAX_SERIES = 2_000;

/** The slugs of all series that readers can see. A page that lists them has the cache tag `series`. */
export async function readSeriesAddresses(): Promise<string[]> {
  const rows = await reader()
    .select({ slug: liveSeries.slug })
    .from(liveSeries)
    .orderBy(desc(liveSeries.id))
    .limit(MAX_SERIES);
  return rows.map(({ slug }) => slug);
}
