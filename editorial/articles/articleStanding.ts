import { type SQL, sql } from '#db/query.ts';

/** The publication status of an article, computed from its releases at the database's present time; never stored. */
export type ArticleStanding =
  | { is: 'draft' }
  | { is: 'filed'; at: string }
  /** `until`: when it will be withdrawn or replaced, if scheduled */
  | { is: 'live'; number: number; since: string; until: string | null }
  | { is: 'embargoed'; until: string; number: number; live: number | null }
  /** it will be released together with another article, which has no release time yet */
  | { is: 'waiting'; after: { id: number; headline: string }; live: number | null }
  | { is: 'withdrawn'; because: string; at: string };

// Drizzle omits a column's table in a query without a join; `id` would then be the inner release's.
const id = sql.raw('"article"."id"');
const filedAt = sql.raw('"article"."filed_at"');

/** One article's status as an SQL expression over the row of `article`; instants are ISO texts. */
export const articleStanding: SQL<ArticleStanding> = sql<ArticleStanding>`coalesce(
  (select jsonb_build_object('is', 'embargoed', 'until', lower(e.live), 'number', e.number, 'live',
      (select l.number from release l where l.article_id = ${id} and l.live @> now()))
    from release e where e.article_id = ${id} and lower(e.live) > now() order by lower(e.live) limit 1),
  (select jsonb_build_object('is', 'waiting', 'after', jsonb_build_object('id', d.article_id, 'headline', d.headline),
      'live', (select l.number from release l where l.article_id = ${id} and l.live @> now()))
    from waiting_release q join draft d on d.article_id = q.after_article_id where q.article_id = ${id}),
  (select jsonb_build_object('is', 'live', 'number', l.number, 'since', lower(l.live), 'until', upper(l.live))
    from release l where l.article_id = ${id} and l.live @> now()),
  (select jsonb_build_object('is', 'withdrawn', 'because', w.because, 'at', w.at)
    from live.taken_away w where w.article_id = ${id} order by w.at desc limit 1),
  case when ${filedAt} is not null then jsonb_build_object('is', 'filed', 'at', ${filedAt}) end,
  jsonb_build_object('is', 'draft'))`;
