'use server';
import { revalidatePath } from 'next/cache';
import { runActionAs } from '#app/_staff/actionAs.ts';
import { confirmed } from '#app/_staff/confirmedAction.ts';
import type { ActionResult } from '#app/_staff/runAction.ts';
import type { Body } from '#body/bodyTypes.ts';
import {
  addAboutPage,
  addAboutPageOrder,
  previewAboutPage,
  previewAboutPageOrder,
  removeAboutPage,
  removeAboutPageOrder,
  writeAboutPage,
  writeAboutPageOrder,
} from '#editorial/aboutPages/writingAboutPages.ts';

export async function addPage(order: unknown): Promise<ActionResult<{ id: number }>> {
  return runActionAs((actor) => addAboutPage(actor, addAboutPageOrder.parse(confirmed(order))));
}

export async function writePage(order: unknown): Promise<ActionResult<{ version: number }>> {
  const written = await runActionAs((actor) =>
    writeAboutPage(actor, writeAboutPageOrder.parse(confirmed(order))),
  );
  if (written.ok) revalidatePath('/admin/pages');
  return written;
}

export async function removePage(order: unknown): Promise<ActionResult<void>> {
  // No refresh: its form navigates to the list, and a refreshed page would no longer exist before that.
  return runActionAs((actor) => removeAboutPage(actor, removeAboutPageOrder.parse(confirmed(order))));
}

export async function previewPage(order: unknown): Promise<ActionResult<Body>> {
  return runActionAs(async (actor) => previewAboutPage(actor, previewAboutPageOrder.parse(order)));
}
