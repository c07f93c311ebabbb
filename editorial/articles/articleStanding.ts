import type { Transaction } from '#db/pools.ts';
import { eq, type SQL, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { isChangedSinceApproval } from '#editorial/flow/approvalText.ts';

/** The publication status of an article, computed from its releases at the database's present time; never stored. */
export type ArticleStanding =
  | { is: 'draft' }
  | { is: 'filed'; at: string }
  | { is: 'returned'; at: string }
  /** `isChanged`: the draft is not the approved text any more */
  | { is: 'approved'; at: string; isChanged: boolean }
  /** `until`: when it will be withdrawn or replaced, if scheduled */
  | { is: 'live'; number: number; since: string; until: string | null }
  | { is: 'embargoed'; until: string; number: number; live: number | null }
  /** it will be released together with another article, which has no release time yet */
  | { is: 'waiting'; after: { id: number; headline: string }; live: number | null }
  | { is: 'withdrawn'; because: string; at: string };

// Drizzle omits a column's table in a query without a join; `id` would then be the inner release's.
export const qualifiedArticleId = sql.raw('"article"."id"');

/** One article's status as an SQL expression over the row of `article`; instants are ISO texts. */
export const articleStanding: SQL<ArticleStanding> = sql<ArticleStanding>`coalesce(
  (select jsonb_build_object('is', 'embargoed', 'until', lower(e.live), 'number', e.number, 'live',
      (select l.number from release l where l.article_id = ${qualifiedArticleId} and l.live @> now()))
    from release e where e.article_id = ${qualifiedArticleId} and lower(e.live) > now() order by lower(e.live) limit 1),
  (select jsonb_build_object('is', 'waiting', 'after', jsonb_build_object('id', d.article_id, 'headline', d.headline),
      'live', (select l.number from release l where l.article_id = ${qualifiedArticleId} and l.live @> now()))
    from waiting_release q join draft d on d.article_id = q.after_article_id where q.article_id = ${qualifiedArticleId}),
  (select jsonb_build_object('is', 'live', 'number', l.number, 'since', lower(l.live), 'until', upper(l.live))
    from release l where l.article_id = ${qualifiedArticleId} and l.live @> now()),
  (select jsonb_build_object('is', 'withdrawn', 'because', w.because, 'at', w.at)
    from live.taken_away w where w.article_id = ${qualifiedArticleId} order by w.at desc limit 1),
  case when "article"."filed_at" is not null then jsonb_build_object('is', 'filed', 'at', "article"."filed_at") end,
  (select jsonb_build_object('is', f.review, 'at', s.at) ||
      case f.review when 'approved' then jsonb_build_object('isChanged', ${isChangedSinceApproval}) else '{}' end
    from article_flow f join flow_step s on s.id = f.review_step
    where f.article_id = ${qualifiedArticleId} and f.review in ('returned', 'approved')),
  jsonb_build_object('is', 'draft'))`;

/**
 * `released`: readers see it, saw it, or will see it by a scheduled release. Its slug and its translations are then
 * public, also after a withdrawal, whose notice answers at that address.
 */
export type ArticleState = 'unreleased' | 'released';

/** The article's state as an SQL expression over the row of `article`. */
export const articleState: SQL<ArticleState> = sql<ArticleState>`case when
  exists (select 1 from release r where r.article_id = ${qualifiedArticleId} and not isempty(r.live))
  or exists (select 1 from waiting_release w where w.article_id = ${qualifiedArticleId}) then 'released' else 'unreleased' end`;

/** Reads the state. The caller must hold a lock on the article's row, so that no release begins meanwhile. */
export async function readArticleState(tx: Transaction, articleId: ArticleId): Promise<ArticleState> {
  const [row] = await tx.select({ state: articleState }).from(article).where(eq(article.id, articleId));
  return row?.state ?? 'unreleased';
}
