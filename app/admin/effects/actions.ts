'use server';
import { revalidatePath } from 'next/cache';
import { mayShowAgain, runActionAs } from '#app/_staff/actionAs.ts';
import type { ActionResult } from '#app/_staff/runAction.ts';
import type { Actor } from '#editorial/access/actor.ts';
import {
  retryDelivery,
  retryOrder,
  retryTarget,
  retryTargetOrder,
} from '#editorial/outbox/retryingDeliveries.ts';

/** Refreshes the list whatever the result: a refusal often means that it has changed. */
async function thenList<T>(work: (actor: Actor) => Promise<T>): Promise<ActionResult<T>> {
  const answered = await runActionAs(work);
  if (mayShowAgain(answered)) revalidatePath('/admin/effects');
  return answered;
}

export async function retryOne(order: unknown): Promise<ActionResult<void>> {
  return thenList((actor) => retryDelivery(actor, retryOrder.parse(order)));
}

export async function retryAllOf(order: unknown): Promise<ActionResult<{ retried: number }>> {
  return thenList((actor) => retryTarget(actor, retryTargetOrder.parse(order)));
}
