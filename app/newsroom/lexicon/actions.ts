'use server';
import { answer } from '#app/answer';
import { requireActor } from '#app/currentActor';
import { type AddNameOrder, addName, removeName } from '#editorial/related/lexicon';

export async function addAName(order: AddNameOrder) {
  const actor = await requireActor();
  return answer(() => addName(actor, order));
}

export async function removeAName(order: { id: number }) {
  const actor = await requireActor();
  return answer(() => removeName(actor, order));
}
