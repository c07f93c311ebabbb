import { liveAuthor, liveTopic } from '#db/liveViews/paperViews.ts';
import {
  liveRelease,
  liveReleaseAuthor,
  liveReleaseTopic,
  liveSitemapEntry,
  liveSitemapPart,
} from '#db/liveViews/releaseViews.ts';
import { reader } from '#db/pools.ts';
import { asc, desc, eq, gt, inArray, type SQL, sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { articlesPerPart, sitemapPartOf } from '#db/sitemapPart.ts';
import { earliestInstant, lastChangeOf, latestInstant, readFreshness } from './freshness.ts';
import type { Freshness, Language, Picture } from './readerTypes.ts';

export type Labels = 'topics' | 'authors';

export type SitemapParts = Freshness & {
  articles: { part: number; changedAt: Date }[];
  /** numbers of the parts that are not empty */
  topics: number[];
  authors: number[];
};

/** The parts of the sitemap. */
export async function readSitemapParts(): Promise<SitemapParts> {
  const [freshness, articles, topics, authors] = await Promise.all([
    readFreshness(['latest']),
    reader().select().from(liveSitemapPart).orderBy(asc(liveSitemapPart.part)),
    partsOf('topics'),
    partsOf('authors'),
  ]);
  const changedAt = latestInstant(articles.map((part) => part.changedAt));
  return { articles, topics, authors, ...freshness, changedAt };
}

const viewOf = { topics: liveTopic, authors: liveAuthor };
/** The live releases with each label. */
const usesOf = {
  topics: { from: liveReleaseTopic, id: liveReleaseTopic.topicId },
  authors: { from: liveReleaseAuthor, id: liveReleaseAuthor.authorId },
};

/**
 * The parts that are not empty. Reads the last id from the index of releases by label, then checks each part for an
 * entry. Does not use the labels view: because of its second branch for the past, Postgres would sort all labels.
 */
async function partsOf(labels: Labels): Promise<number[]> {
  const view = viewOf[labels];
  const { from, id } = usesOf[labels];
  const { rows } = await reader().execute<{ part: string }>(sql`
    select p.part from generate_series(0::bigint,
      (select (${id} - 1) / ${articlesPerPart}::bigint from ${from} order by ${id} desc limit 1)) p (part)
    cross join lateral (select from ${view} x
      where x.id > p.part * ${articlesPerPart}::bigint and x.id <= (p.part + 1) * ${articlesPerPart}::bigint limit 1) any_of`);
  return rows.map(({ part }) => Number(part));
}

/** The slugs of a part's topics or authors that have a live story. */
export async function readSitemapLabels(
  labels: Labels,
  part: number,
): Promise<Freshness & { slugs: string[] }> {
  const view = viewOf[labels];
  const first = part * articlesPerPart + 1;
  const [rows, freshness] = await Promise.all([
    reader()
      .select({ slug: view.slug })
      .from(view)
      .where(sql`${view.id} between ${first} and ${first + articlesPerPart - 1}`)
      .orderBy(asc(view.id)),
    readFreshness(['latest']),
  ]);
  return { slugs: rows.map(({ slug }) => slug), ...freshness };
}

type InLanguage = { slug: string; language: Language };
export type SitemapEntry = InLanguage & {
  releasedAt: Date;
  lead: Picture | null;
  /** in all languages, its own first; empty if it has only one */
  translations: InLanguage[];
};

/** The live articles of one part, by id. */
export async function readSitemapPart(part: number): Promise<Freshness & { entries: SitemapEntry[] }> {
  const [rows, freshness] = await Promise.all([
    reader()
      .select()
      .from(liveSitemapEntry)
      .where(eq(liveSitemapEntry.part, part))
      .orderBy(asc(liveSitemapEntry.articleId)),
    readFreshness([`sitemap:${part}`]),
  ]);
  const families = await readFamilies(rows.map(familyOf));
  const entries = rows.map((row) => {
    const { slug, language, releasedAt, lead } = row;
    const others = (families.get(familyOf(row)) ?? [])
      .filter((each) => each.slug !== slug)
      .map((each) => ({ slug: each.slug, language: each.language }));
    const translations = others.length > 0 ? [{ slug, language }, ...others] : [];
    return { slug, language, releasedAt, lead, translations };
  });
  const named = [...families.values()].flat().map(({ articleId }) => `sitemap:${sitemapPartOf(articleId)}`);
  const ends = rows.flatMap(({ rightsUntil, lead }) => (lead && rightsUntil ? [rightsUntil] : []));
  const until = earliestInstant([...ends, freshness.until]);
  const tags = [...new Set([...freshness.tags, ...named])];
  return { entries, ...freshness, until, tags, changedAt: lastChangeOf(entries, freshness) };
}

type Related = { articleId: ArticleId; translationOf: ArticleId | null };
const familyOf = ({ articleId, translationOf }: Related): ArticleId => translationOf ?? articleId;

/** The live articles of each translation group with more than one, by the original's id. */
async function readFamilies(originals: ArticleId[]) {
  const { articleId, translationOf, slug, language } = liveRelease;
  const select = (where: SQL) =>
    reader().select({ articleId, translationOf, slug, language }).from(liveRelease).where(where);
  const ids = sql`any(${`{${[...new Set(originals)].join(',')}}`}::bigint[])`;
  const translated = originals.length > 0 ? await select(sql`${translationOf} = ${ids}`) : [];
  const families = [...new Set(translated.map(familyOf))];
  const entries = families.length > 0 ? await select(inArray(articleId, families)) : [];
  return Map.groupBy([...entries, ...translated], familyOf);
}

export type NewsEntry = InLanguage & { headline: string; firstReleasedAt: Date; releasedAt: Date };

const NEWS_LIFETIME_MS = 2 * 86_400_000;
const MAX_NEWS = 1_000;

/** Stories first released in the last two days, newest first. Becomes outdated when the oldest is older than that. */
export async function readNews(): Promise<Freshness & { entries: NewsEntry[] }> {
  const { slug, language, headline, firstReleasedAt, releasedAt, id } = liveRelease;
  const [entries, freshness] = await Promise.all([
    reader()
      .select({ slug, language, headline, firstReleasedAt, releasedAt })
      .from(liveRelease)
      .where(gt(firstReleasedAt, sql`live.moment() - interval '2 days'`))
      .orderBy(desc(firstReleasedAt), desc(id))
      .limit(MAX_NEWS),
    readFreshness(['latest']),
  ]);
  const oldest = entries.at(-1);
  const expiry = oldest && new Date(oldest.firstReleasedAt.getTime() + NEWS_LIFETIME_MS);
  const until = earliestInstant([expiry, freshness.until]);
  return { entries, ...freshness, until, changedAt: lastChangeOf(entries, freshness) };
}
