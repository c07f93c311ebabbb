'use server';
import { answerAs } from '#app/_staff/actionAs.ts';
import { type AddNameOrder, addName, removeName } from '#editorial/related/lexicon.ts';

export async function addAName(order: AddNameOrder) {
  return answerAs((actor) => addName(actor, order));
}

export async function removeAName(order: { id: number }) {
  return answerAs((actor) => removeName(actor, order));
}
