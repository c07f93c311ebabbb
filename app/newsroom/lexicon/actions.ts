'use server';
import { runActionAs } from '#app/_staff/actionAs.ts';
import { type AddNameOrder, addName, removeName } from '#editorial/related/lexicon.ts';

export async function addAName(order: AddNameOrder) {
  return runActionAs((actor) => addName(actor, order));
}

export async function removeAName(order: { id: number }) {
  return runActionAs((actor) => removeName(actor, order));
}
