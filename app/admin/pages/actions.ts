'use server';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { type Answer, answer } from '#app/answer';
import { requireActor } from '#app/currentActor';
import type { Body } from '#body/body';
import {
  addAboutPage,
  addAboutPageOrder,
  previewAboutPage,
  previewAboutPageOrder,
  removeAboutPage,
  removeAboutPageOrder,
  writeAboutPage,
  writeAboutPageOrder,
} from '#editorial/about/writing';

export async function addPage(order: unknown): Promise<Answer<{ id: number }>> {
  const actor = await requireActor();
  return answer(() => addAboutPage(actor, addAboutPageOrder.parse(order)));
}

export async function writePage(order: unknown): Promise<Answer<{ version: number }>> {
  const actor = await requireActor();
  const written = await answer(() => writeAboutPage(actor, writeAboutPageOrder.parse(order)));
  if (written.ok) revalidatePath('/admin/pages');
  return written;
}

export async function removePage(order: unknown): Promise<Answer<void>> {
  const actor = await requireActor();
  const removed = await answer(() => removeAboutPage(actor, removeAboutPageOrder.parse(order)));
  if (!removed.ok) return removed;
  revalidatePath('/admin/pages');
  redirect('/admin/pages');
}

export async function previewPage(order: unknown): Promise<Answer<Body>> {
  const actor = await requireActor();
  return answer(async () => previewAboutPage(actor, previewAboutPageOrder.parse(order)));
}
