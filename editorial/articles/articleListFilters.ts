import { z } from 'zod';
import { staff } from '#db/pools.ts';
import { eq, type SQL, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { author, section } from '#db/schema/taxonomy.ts';
import { language, line } from '#editorial/inputSchemas.ts';
import { escapedLike } from '#editorial/search/namesLike.ts';
import { foldText } from '#editorial/search/textFolding.ts';

/** A day within the range of Postgres. */
const day = z.iso.date().refine((text) => text >= '0001-01-02' && text <= '9999-12-30');

/** The filters of the newsroom's list, as in its address; invalid ones are ignored. */
export const listFilters = z.object({
  /** an author's slug, or a part of a name */
  author: line(120).optional().catch(undefined),
  /** slug */
  section: line(120).optional().catch(undefined),
  language: language.optional().catch(undefined),
  /** days of the last change in the paper's zone, "YYYY-MM-DD", both inclusive */
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
});
export type ListFilters = z.output<typeof listFilters>;

const zone = sql`(select zone from paper)`;

/** The SQL conditions for the filters of a list, on `article`. */
export async function whereFiltered(filters: ListFilters): Promise<SQL[]> {
  const { language, section: slug, author: name, from, to } = filters;
  const conditions = [
    language && eq(article.language, language),
    // As an array, so that Postgres uses the section's index however many sections there are.
    slug && sql`${article.sectionId} = any(array(select s.id from ${section} s where s.slug = ${slug}))`,
    from && sql`${article.changedAt} >= (${from}::date::timestamp at time zone coalesce(${zone}, 'UTC'))`,
    to && sql`${article.changedAt} < ((${to}::date + 1)::timestamp at time zone coalesce(${zone}, 'UTC'))`,
    name && (await whereByAuthor(name)),
  ];
  return conditions.filter((condition) => typeof condition === 'object');
}

/**
 * If an author has at most this number of articles, they are looked up first; if more, the list is scanned until enough
 * are found.
 */
const MAX_LOOKED_UP = 2_000;
const MAX_AUTHORS = 50;

async function whereByAuthor(name: string): Promise<SQL> {
  const folded = foldText(name);
  const isMatching = folded
    ? sql`${author.slug} = ${name} or live.folded(${author.name}) like ${`%${escapedLike(folded)}%`}`
    : sql`false`;
  const authors = await staff().select({ id: author.id }).from(author).where(isMatching).limit(MAX_AUTHORS);
  const ids = sql`${sql.param(authors.map(({ id }) => id))}::bigint[]`;
  const { rows } = await staff().execute<{ id: string }>(
    sql`select article_id as id from article_author where author_id = any(${ids}) limit ${MAX_LOOKED_UP + 1}`,
  );
  if (rows.length <= MAX_LOOKED_UP)
    return sql`${article.id} = any(${sql.param(rows.map(({ id }) => id))}::bigint[])`;
  return sql`exists (select from article_author aa where aa.article_id = ${article.id} and aa.author_id = any(${ids}))`;
}

const MAX_SUGGESTED = 300;

/** Suggestions for the author filter: all authors of the paper if they are few, else the first by name. */
export async function suggestAuthors(): Promise<string[]> {
  const rows = await staff()
    .select({ name: author.name })
    .from(author)
    .orderBy(sql`lower(${author.name})`)
    .limit(MAX_SUGGESTED);
  return rows.map(({ name }) => name);
}
