import type { Confirmation } from '#contracts/confirmation.ts';
import type { Transaction } from '#db/pools.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { type ReleaseAct, timelineAct } from '#editorial/timeline/timelineAct.ts';
import { type ArticleTimeline, findTimeline } from './articleTimeline.ts';
import { lockWithFollowers } from './waitingReleases.ts';

type Asked = { articleId: ArticleId; confirmation?: Confirmation | undefined };

/** Runs a confirmed act on one article, which is locked with those that follow it. */
export function articleAct<Result>(
  actor: AnyActor,
  act: ReleaseAct,
  { articleId: id, confirmation }: Asked,
  work: (tx: Transaction, timeline: ArticleTimeline) => Promise<Result>,
): Promise<Result> {
  const find = async (tx: Transaction) => {
    await lockWithFollowers(tx, [id]);
    return findTimeline(tx, id);
  };
  return timelineAct(actor, { act, subject: { is: 'article', id }, confirmation, find }, work);
}
