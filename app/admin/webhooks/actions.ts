'use server';
import { revalidatePath } from 'next/cache';
import { type Answer, answer } from '#app/answer';
import { requireActor } from '#app/currentActor';
import {
  type AddedWebhook,
  addWebhook,
  addWebhookOrder,
  pauseWebhook,
  pingWebhook,
  removeWebhook,
  resumeWebhook,
  webhookOrder,
} from '#editorial/effects/changingWebhooks';

const house = () => ({ local: process.env.LOCAL_RECEIVERS?.trim() === '1' });

async function thenList<T>(work: () => Promise<T>): Promise<Answer<T>> {
  const answered = await answer(work);
  if (answered.ok || answered.refused !== 'not-allowed') revalidatePath('/admin/webhooks');
  return answered;
}

export async function addHook(order: unknown): Promise<Answer<AddedWebhook>> {
  const actor = await requireActor();
  return thenList(() => addWebhook(actor, addWebhookOrder.parse(order), house()));
}

export async function pauseHook(order: unknown): Promise<Answer<void>> {
  const actor = await requireActor();
  return thenList(() => pauseWebhook(actor, webhookOrder.parse(order)));
}

export async function resumeHook(order: unknown): Promise<Answer<void>> {
  const actor = await requireActor();
  return thenList(() => resumeWebhook(actor, webhookOrder.parse(order)));
}

export async function pingHook(order: unknown): Promise<Answer<{ deliveryId: string }>> {
  const actor = await requireActor();
  return thenList(() => pingWebhook(actor, webhookOrder.parse(order)));
}

export async function removeHook(order: unknown): Promise<Answer<void>> {
  const actor = await requireActor();
  return thenList(() => removeWebhook(actor, webhookOrder.parse(order)));
}
