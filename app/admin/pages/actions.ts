'use server';
import { revalidatePath } from 'next/cache';
import type { ActionResult } from '#app/_staff/answer.ts';
import { answerAs } from '#app/_staff/answerAs.ts';
import { confirmed } from '#app/_staff/confirmedAction.ts';
import type { Body } from '#body/body.ts';
import {
  addAboutPage,
  addAboutPageOrder,
  previewAboutPage,
  previewAboutPageOrder,
  removeAboutPage,
  removeAboutPageOrder,
  writeAboutPage,
  writeAboutPageOrder,
} from '#editorial/about/writing.ts';

export async function addPage(order: unknown): Promise<ActionResult<{ id: number }>> {
  return answerAs((actor) => addAboutPage(actor, addAboutPageOrder.parse(confirmed(order))));
}

export async function writePage(order: unknown): Promise<ActionResult<{ version: number }>> {
  const written = await answerAs((actor) =>
    writeAboutPage(actor, writeAboutPageOrder.parse(confirmed(order))),
  );
  if (written.ok) revalidatePath('/admin/pages');
  return written;
}

export async function removePage(order: unknown): Promise<ActionResult<void>> {
  // Its form goes to the list; read again, the page that it stands on would be gone first.
  return answerAs((actor) => removeAboutPage(actor, removeAboutPageOrder.parse(confirmed(order))));
}

export async function previewPage(order: unknown): Promise<ActionResult<Body>> {
  return answerAs(async (actor) => previewAboutPage(actor, previewAboutPageOrder.parse(order)));
}
