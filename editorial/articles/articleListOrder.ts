import { asc, desc, type SQL, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';

/** The order of a page of the list. A cursor is the text of the last row's sort key. */
type ListOrdering = {
  orderBy: SQL[];
  cursor: SQL<string>;
  /** undefined for a text that is no cursor: the list then begins at the top */
  isAfter(before: string | undefined): SQL | undefined;
};

const instantText = (instant: SQL) =>
  sql<string>`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const INSTANT = String.raw`(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z`;
const changedPattern = new RegExp(`^(${INSTANT})_(\\d{1,15})$`);
const duePattern = new RegExp(`^(${INSTANT})_(${INSTANT})_(\\d{1,15})$`);

/** JavaScript reads 30 February as 2 March, and Postgres refuses it. */
function isInstant(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && text.startsWith(new Date(time).toISOString().slice(0, 19));
}

/** Last changed first. */
export const byLastChange: ListOrdering = {
  orderBy: [desc(article.changedAt), desc(article.id)],
  cursor: sql<string>`${instantText(sql`${article.changedAt}`)} || '_' || ${article.id}`,
  isAfter(before) {
    const [, at = '', id = ''] = changedPattern.exec(before ?? '') ?? [];
    if (!isInstant(at)) return undefined;
    return sql`(${article.changedAt}, ${article.id}) < (${at}::timestamptz, ${Number(id)}::bigint)`;
  },
};

/** Rows without a due time come last, as if they were due at the end of time. */
const due = sql`coalesce((select f.due_at from article_flow f where f.article_id = "article"."id"), '9999-12-31Z'::timestamptz)`;

/** Due first, and then in the order in which they were last changed. */
export const byDueTime: ListOrdering = {
  orderBy: [asc(due), asc(article.changedAt), asc(article.id)],
  cursor: sql<string>`${instantText(due)} || '_' || ${instantText(sql`${article.changedAt}`)} || '_' || ${article.id}`,
  isAfter(before) {
    const [, dueAt = '', at = '', id = ''] = duePattern.exec(before ?? '') ?? [];
    if (!isInstant(dueAt) || !isInstant(at)) return undefined;
    return sql`(${due}, ${article.changedAt}, ${article.id}) > (${dueAt}::timestamptz, ${at}::timestamptz, ${Number(id)}::bigint)`;
  },
};
