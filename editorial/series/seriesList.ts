import { staff } from '#db/pools.ts';
import { and, asc, count, desc, eq } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { draft } from '#db/schema/drafts.ts';
import type { ArticleId, SeriesId } from '#db/schema/ids.ts';
import { series, seriesPart } from '#db/schema/series.ts';
import type { Language, LocalizedNames } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { type ArticleStanding, articleStanding } from '#editorial/articles/articleStanding.ts';
import { articleIsKept } from '#editorial/bin/binFilters.ts';

export type ListedSeries = {
  id: SeriesId;
  slug: string;
  names: LocalizedNames;
  standfirsts: LocalizedNames;
  version: number;
  /** number of parts, live or not */
  count: number;
};

/** Maximum series in the list. */
const MAX_SERIES = 500;

/** The paper's series, newest first. */
export async function listSeries(actor: AnyActor): Promise<ListedSeries[]> {
  allow(actor, 'series.read');
  return staff()
    .select({
      id: series.id,
      slug: series.slug,
      names: series.names,
      standfirsts: series.standfirsts,
      version: series.version,
      count: count(article.id),
    })
    .from(series)
    .leftJoin(seriesPart, eq(seriesPart.seriesId, series.id))
    .leftJoin(article, and(eq(article.id, seriesPart.articleId), articleIsKept))
    .groupBy(series.id)
    .orderBy(desc(series.id))
    .limit(MAX_SERIES);
}

export type ListedPart = {
  articleId: ArticleId;
  headline: string;
  language: Language;
  standing: ArticleStanding;
};
export type SeriesWithParts = Omit<ListedSeries, 'count'> & { parts: ListedPart[] };

/** A series with all its parts, for its editors. @throws {Refusal} `not-found` */
export async function readSeriesForOrdering(actor: AnyActor, id: SeriesId): Promise<SeriesWithParts> {
  allow(actor, 'series.read');
  const [found] = await staff().select().from(series).where(eq(series.id, id));
  if (!found) throw new Refusal('not-found');
  const { slug, names, standfirsts, version } = found;
  return { id, slug, names, standfirsts, version, parts: await listParts(id) };
}

function listParts(id: SeriesId): Promise<ListedPart[]> {
  return staff()
    .select({
      articleId: article.id,
      headline: draft.headline,
      language: article.language,
      standing: articleStanding,
    })
    .from(seriesPart)
    .innerJoin(article, and(eq(article.id, seriesPart.articleId), articleIsKept))
    .innerJoin(draft, eq(draft.articleId, seriesPart.articleId))
    .where(eq(seriesPart.seriesId, id))
    .orderBy(asc(seriesPart.position), asc(seriesPart.articleId));
}

export type PartOf = {
  series: { id: SeriesId; slug: string; names: LocalizedNames };
  /** from 1, counting every part, live or not */
  part: number;
  of: number;
};

export type PlaceInSeries = { all: ListedSeries[]; now: PartOf | null };

/** All series, and the one that an article is a part of. */
export async function readPlaceInSeries(actor: AnyActor, articleId: ArticleId): Promise<PlaceInSeries> {
  const all = await listSeries(actor);
  const [there] = await staff()
    .select({ id: seriesPart.seriesId })
    .from(seriesPart)
    .where(eq(seriesPart.articleId, articleId));
  if (!there) return { all, now: null };
  const { parts, id, slug, names } = await readSeriesForOrdering(actor, there.id);
  const part = parts.findIndex((one) => one.articleId === articleId) + 1;
  return { all, now: { series: { id, slug, names }, part, of: parts.length } };
}
