'use server';
import { answer } from '#app/answer';
import { requireActor } from '#app/currentActor';
import { type ReleaseOrder, release } from '#editorial/article/releasing';
import { type WithdrawOrder, withdraw } from '#editorial/article/withdrawing';

export async function releaseArticle(order: ReleaseOrder) {
  const actor = await requireActor();
  return answer(() => release(actor, order));
}

export async function withdrawArticle(order: WithdrawOrder) {
  const actor = await requireActor();
  return answer(() => withdraw(actor, order));
}
