'use server';
import { revalidatePath } from 'next/cache';
import { mayShowAgain, runActionAs } from '#app/_staff/actionAs.ts';
import { confirmed } from '#app/_staff/confirmedAction.ts';
import type { ActionResult } from '#app/_staff/runAction.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { describePaper, describePaperOrder } from '#editorial/paper/changingPaperDetails.ts';
import { setTerms, setTermsOrder } from '#editorial/paper/machineTerms.ts';
import {
  addSection,
  addSectionOrder,
  orderSections,
  orderSectionsOrder,
  renameSection,
  renameSectionOrder,
} from '#editorial/taxonomy/arrangingSections.ts';
import { mergeSections, mergeSectionsOrder } from '#editorial/taxonomy/mergingSections.ts';

async function thenShow<T>(work: (actor: Actor) => Promise<T>): Promise<ActionResult<T>> {
  const answered = await runActionAs(work);
  if (mayShowAgain(answered)) revalidatePath('/admin/settings');
  return answered;
}

export async function savePaper(order: unknown): Promise<ActionResult<void>> {
  return thenShow((actor) => describePaper(actor, describePaperOrder.parse(confirmed(order))));
}

export async function saveTerms(order: unknown): Promise<ActionResult<void>> {
  return thenShow((actor) => setTerms(actor, setTermsOrder.parse(confirmed(order))));
}

export async function addPaperSection(order: unknown): Promise<ActionResult<{ id: number }>> {
  return thenShow((actor) => addSection(actor, addSectionOrder.parse(confirmed(order))));
}

export async function renamePaperSection(order: unknown): Promise<ActionResult<void>> {
  return thenShow((actor) => renameSection(actor, renameSectionOrder.parse(confirmed(order))));
}

export async function orderPaperSections(order: unknown): Promise<ActionResult<void>> {
  return thenShow((actor) => orderSections(actor, orderSectionsOrder.parse(order)));
}

export async function mergePaperSections(order: unknown): Promise<ActionResult<{ articles: number }>> {
  return thenShow((actor) => mergeSections(actor, mergeSectionsOrder.parse(confirmed(order))));
}
