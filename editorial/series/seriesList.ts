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
import { articleIsNotInBin } from '#editorial/bin/binFilters.ts';
import { seriesOf } from './seriesRows.ts';

export type ListedSeries = {
  id: SeriesId;
  slug: string;
  names: LocalizedNames;
  standfirsts: LocalizedNames;
  version: number;
  /** number of parts, live or not */
  count: number;
};

const { id, slug, names, standfirsts, version } = series;
const seriesColumns = { id, slug, names, standfirsts, version };

/** Maximum series in the list. */
const MAX_SERIES = 500;

/** The paper's series, newest first. */
export async function listSeries(actor: AnyActor): Promise<ListedSeries[]> {
  allow(actor, 'series.read');
  return staff()
    .select({ ...seriesColumns, count: count(article.id) })
    .from(series)
    .leftJoin(seriesPart, eq(seriesPart.seriesId, series.id))
    .leftJoin(article, and(eq(article.id, seriesPart.articleId), articleIsNotInBin))
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
  const [row] = await staff().select(seriesColumns).from(series).where(eq(series.id, id));
  if (!row) throw new Refusal('not-found');
  return { ...row, parts: await listParts(id) };
}

const listParts = (id: SeriesId): Promise<ListedPart[]> =>
  staff()
    .select({
      articleId: article.id,
      headline: draft.headline,
      language: article.language,
      standing: articleStanding,
    })
    .from(seriesPart)
    .innerJoin(article, and(eq(article.id, seriesPart.articleId), articleIsNotInBin))
    .innerJoin(draft, eq(draft.articleId, seriesPart.articleId))
    .where(eq(seriesPart.seriesId, id))
    .orderBy(asc(seriesPart.position), asc(seriesPart.articleId));

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
  const seriesId = await seriesOf(staff(), articleId);
  if (seriesId === null) return { all, now: null };
  const { parts, id, slug, names } = await readSeriesForOrdering(actor, seriesId);
  const part = parts.findIndex((each) => each.articleId === articleId) + 1;
  return { all, now: { series: { id, slug, names }, part, of: parts.length } };
}
