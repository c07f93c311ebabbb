'use server';
import { revalidatePath } from 'next/cache';
import { runActionAs } from '#app/_staff/actionAs.ts';
import { confirmed } from '#app/_staff/confirmedAction.ts';
import { readDeletion } from '#editorial/bin/deletionPreview.ts';
import { eraseFromBin } from '#editorial/bin/erasingFromBin.ts';
import { type BinOrder, moveToBin, type RestoreOrder, restoreFromBin } from '#editorial/bin/movingToBin.ts';

export async function askDeletion(order: RestoreOrder) {
  return runActionAs((actor) => readDeletion(actor, order));
}

export async function moveSubjectToBin(order: BinOrder) {
  return runActionAs((actor) => moveToBin(actor, confirmed(order)));
}

export async function restoreSubject(order: RestoreOrder) {
  return runActionAs((actor) => restoreFromBin(actor, order));
}

export async function eraseSubject(order: BinOrder) {
  return runActionAs(async (actor) => {
    await eraseFromBin(actor, confirmed(order));
    revalidatePath('/newsroom/bin');
  });
}
