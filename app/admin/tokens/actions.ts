'use server';
import { revalidatePath } from 'next/cache';
import { type Answer, answer } from '#app/answer';
import { requireActor } from '#app/currentActor';
import { type IssuedToken, issueToken, issueTokenOrder } from '#editorial/tokens/issuing';
import { revokeToken, revokeTokenOrder } from '#editorial/tokens/revoking';

/** Whatever came of it, the list is read again: a refusal often means that it has changed. */
async function thenList<T>(work: () => Promise<T>): Promise<Answer<T>> {
  const answered = await answer(work);
  // To someone demoted meanwhile the page is gone; then the refusal must still be read.
  if (answered.ok || answered.refused !== 'not-allowed') revalidatePath('/admin/tokens');
  return answered;
}

export async function makeToken(order: unknown): Promise<Answer<IssuedToken>> {
  const actor = await requireActor();
  return thenList(() => issueToken(actor, issueTokenOrder.parse(order)));
}

export async function endToken(order: unknown): Promise<Answer<void>> {
  const actor = await requireActor();
  return thenList(() => revokeToken(actor, revokeTokenOrder.parse(order)));
}
