'use server';
import { answer } from '#app/answer';
import { requireActor } from '#app/currentActor';
import { type ForeseeOrder, foresee } from '#editorial/article/foreseeing';
import { type LookBackOrder, lookBack } from '#editorial/article/lookingBack';
import { type ReleaseOrder, release } from '#editorial/article/releasing';
import { callOff, type RescheduleOrder, reschedule } from '#editorial/article/rescheduling';
import { type TakeBackOrder, takeBack } from '#editorial/article/takingBack';
import { keepLive, type WithdrawOrder, withdraw } from '#editorial/article/withdrawing';

export async function releaseArticle(order: ReleaseOrder) {
  const actor = await requireActor();
  return answer(() => release(actor, order));
}

/** What an order would meet and change, before it is given. */
export async function foreseeRelease(order: ForeseeOrder) {
  const actor = await requireActor();
  return answer(() => foresee(actor, order));
}

export async function rescheduleRelease(order: RescheduleOrder) {
  const actor = await requireActor();
  return answer(() => reschedule(actor, order));
}

export async function callOffRelease(order: { articleId: number }) {
  const actor = await requireActor();
  return answer(() => callOff(actor, order));
}

export async function lookBackAtRelease(order: LookBackOrder) {
  const actor = await requireActor();
  return answer(() => lookBack(actor, order));
}

export async function takeBackRelease(order: TakeBackOrder) {
  const actor = await requireActor();
  return answer(() => takeBack(actor, order));
}

export async function withdrawArticle(order: WithdrawOrder) {
  const actor = await requireActor();
  return answer(() => withdraw(actor, order));
}

export async function keepArticleLive(order: { articleId: number }) {
  const actor = await requireActor();
  return answer(() => keepLive(actor, order));
}
