import type { Confirmation } from '#contracts/confirmation.ts';
import type { Transaction } from '#db/pools.ts';
import type { FrontId } from '#db/schema/ids.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { timelineAct } from '#editorial/timeline/timelineAct.ts';
import { type FrontTimeline, findFrontTimeline } from './frontTimeline.ts';

type Asked = { frontId: FrontId; confirmation?: Confirmation | undefined };

/** Runs a confirmed act on the releases of one front, which is locked. */
export function frontAct<Result>(
  actor: AnyActor,
  { frontId: id, confirmation }: Asked,
  work: (tx: Transaction, timeline: FrontTimeline) => Promise<Result>,
): Promise<Result> {
  const find = (tx: Transaction) => findFrontTimeline(tx, id);
  return timelineAct(actor, { act: 'front.release', subject: { is: 'front', id }, confirmation, find }, work);
}
