'use server';
import { revalidatePath } from 'next/cache';
import { type Answer, answer } from '#app/answer';
import { requireActor } from '#app/currentActor';
import {
  addSection,
  addSectionOrder,
  orderSections,
  orderSectionsOrder,
  renameSection,
  renameSectionOrder,
} from '#editorial/paper/arrangingSections';
import { describePaper, describePaperOrder } from '#editorial/paper/describingPaper';
import { setTerms, setTermsOrder } from '#editorial/paper/settingTerms';

async function thenShow<T>(work: () => Promise<T>): Promise<Answer<T>> {
  const answered = await answer(work);
  // To someone demoted meanwhile the page is gone; then the refusal must still be read.
  if (answered.ok || answered.refused !== 'not-allowed') revalidatePath('/admin/settings');
  return answered;
}

export async function savePaper(order: unknown): Promise<Answer<void>> {
  const actor = await requireActor();
  return thenShow(() => describePaper(actor, describePaperOrder.parse(order)));
}

export async function saveTerms(order: unknown): Promise<Answer<void>> {
  const actor = await requireActor();
  return thenShow(() => setTerms(actor, setTermsOrder.parse(order)));
}

export async function addPaperSection(order: unknown): Promise<Answer<{ id: number }>> {
  const actor = await requireActor();
  return thenShow(() => addSection(actor, addSectionOrder.parse(order)));
}

export async function renamePaperSection(order: unknown): Promise<Answer<void>> {
  const actor = await requireActor();
  return thenShow(() => renameSection(actor, renameSectionOrder.parse(order)));
}

export async function orderPaperSections(order: unknown): Promise<Answer<void>> {
  const actor = await requireActor();
  return thenShow(() => orderSections(actor, orderSectionsOrder.parse(order)));
}
