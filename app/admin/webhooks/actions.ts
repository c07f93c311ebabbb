'use server';
import { revalidatePath } from 'next/cache';
import { mayShowAgain, runActionAs } from '#app/_staff/actionAs.ts';
import { confirmed } from '#app/_staff/confirmedAction.ts';
import type { ActionResult } from '#app/_staff/runAction.ts';
import type { Actor } from '#editorial/access/actor.ts';
import {
  type AddedWebhook,
  addWebhook,
  addWebhookOrder,
  pauseWebhook,
  pingWebhook,
  pingWebhookOrder,
  removeWebhook,
  resumeWebhook,
  webhookOrder,
} from '#editorial/outbox/changingWebhooks.ts';

const options = () => ({ local: process.env.LOCAL_RECEIVERS?.trim() === '1' });

async function thenList<T>(work: (actor: Actor) => Promise<T>): Promise<ActionResult<T>> {
  const answered = await runActionAs(work);
  if (mayShowAgain(answered)) revalidatePath('/admin/webhooks');
  return answered;
}

export async function addHook(order: unknown): Promise<ActionResult<AddedWebhook>> {
  return thenList((actor) => addWebhook(actor, addWebhookOrder.parse(confirmed(order)), options()));
}

export async function pauseHook(order: unknown): Promise<ActionResult<void>> {
  return thenList((actor) => pauseWebhook(actor, webhookOrder.parse(confirmed(order))));
}

export async function resumeHook(order: unknown): Promise<ActionResult<void>> {
  return thenList((actor) => resumeWebhook(actor, webhookOrder.parse(confirmed(order))));
}

export async function pingHook(order: unknown): Promise<ActionResult<{ deliveryId: string }>> {
  return thenList((actor) => pingWebhook(actor, pingWebhookOrder.parse(order)));
}

export async function removeHook(order: unknown): Promise<ActionResult<void>> {
  return thenList((actor) => removeWebhook(actor, webhookOrder.parse(confirmed(order))));
}
