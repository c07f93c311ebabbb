import type { Confirmation } from '#contracts/confirmation.ts';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { sentTogether } from '#db/sentTogether.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { type ReleaseAct, timelineAct } from '#editorial/timeline/timelineAct.ts';
import { type ArticleTimeline, findTimeline, lockArticles } from './articleTimeline.ts';

type Order = { articleId: ArticleId; confirmation?: Confirmation | undefined };

/** Runs a confirmed act on one article, which is locked together with its followers. */
export function articleAct<Result>(
  actor: AnyActor,
  act: ReleaseAct,
  { articleId: id, confirmation }: Order,
  work: (tx: Transaction, timeline: ArticleTimeline) => Promise<Result>,
): Promise<Result> {
  const find = (tx: Transaction) => lockTimeline(tx, id);
  return timelineAct(actor, { act, subject: { is: 'article', id }, confirmation, find }, work);
}

/** The articles that wait for one of the leaders, directly or through another article, without the leaders themselves. */
export async function findFollowers(tx: Transaction, leaders: ArticleId[]): Promise<ArticleId[]> {
  const ids = sql`${sql.param(leaders)}::bigint[]`;
  const { rows } = await tx.execute<{ id: string }>(sql`
    with recursive following(id) as (
      select article_id from waiting_release where after_article_id = any(${ids})
      union select w.article_id from waiting_release w join following f on w.after_article_id = f.id
    ) select id from following where id <> all(${ids})`);
  return rows.map(({ id }) => Number(id) as ArticleId);
}

/** Locks articles with their followers, whom a decision also affects, and others, in the order of their ids. */
export async function lockWithFollowers(
  tx: Transaction,
  ids: ArticleId[],
  others: ArticleId[] = [],
): Promise<void> {
  const all = new Set([...ids, ...others]);
  for (let locked = 0; locked < all.size; ) {
    for (const follower of await findFollowers(tx, ids)) all.add(follower);
    locked = all.size;
    await lockArticles(tx, [...all]);
    // Articles that became followers during the wait are locked next; later followers wait for these locks.
    for (const follower of await findFollowers(tx, ids)) all.add(follower);
  }
}

/** Locks an article, its followers and others, and reads its timeline. @throws {Refusal} `not-found` */
export async function lockTimeline(
  tx: Transaction,
  id: ArticleId,
  others: ArticleId[] = [],
): Promise<ArticleTimeline> {
  const known = new Set([id, ...others, ...(await findFollowers(tx, [id]))]);
  // Sent in this order: the timeline is read, and its clock, after the locks are held.
  const [, followers, timeline] = await sentTogether([
    lockArticles(tx, [...known]),
    findFollowers(tx, [id]),
    findTimeline(tx, id),
  ]);
  if (followers.every((follower) => known.has(follower))) return timeline;
  await lockWithFollowers(tx, [id], others);
  return findTimeline(tx, id);
}
