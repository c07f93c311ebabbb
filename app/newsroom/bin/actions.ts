'use server';
import { revalidatePath } from 'next/cache';
import { answerAs } from '#app/answerAs';
import { confirmed } from '#app/confirmedAction';
import { type BinOrder, moveToBin, type RestoreOrder, restoreFromBin } from '#editorial/bin/binMoves';
import { readDeletion } from '#editorial/bin/deletionPreview';
import { eraseFromBin } from '#editorial/bin/erasing';

export async function askDeletion(order: RestoreOrder) {
  return answerAs((actor) => readDeletion(actor, order));
}

export async function moveSubjectToBin(order: BinOrder) {
  return answerAs((actor) => moveToBin(actor, confirmed(order)));
}

export async function restoreSubject(order: RestoreOrder) {
  return answerAs((actor) => restoreFromBin(actor, order));
}

export async function eraseSubject(order: BinOrder) {
  return answerAs(async (actor) => {
    await eraseFromBin(actor, confirmed(order));
    revalidatePath('/newsroom/bin');
  });
}
