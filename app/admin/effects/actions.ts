'use server';
import { revalidatePath } from 'next/cache';
import { type Answer, answer } from '#app/answer';
import { requireActor } from '#app/currentActor';
import { retryDelivery, retryOrder, retryTarget, retryTargetOrder } from '#editorial/effects/retrying';

/** Whatever came of it, the list is read again: a refusal often means that it has changed. */
async function thenList<T>(work: () => Promise<T>): Promise<Answer<T>> {
  const answered = await answer(work);
  if (answered.ok || answered.refused !== 'not-allowed') revalidatePath('/admin/effects');
  return answered;
}

export async function retryOne(order: unknown): Promise<Answer<void>> {
  const actor = await requireActor();
  return thenList(() => retryDelivery(actor, retryOrder.parse(order)));
}

export async function retryAllOf(order: unknown): Promise<Answer<{ retried: number }>> {
  const actor = await requireActor();
  return thenList(() => retryTarget(actor, retryTargetOrder.parse(order)));
}
