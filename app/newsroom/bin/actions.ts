'use server';
import { revalidatePath } from 'next/cache';
import { action, confirmedAction } from '#app/_staff/action.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { forecastDeletion } from '#editorial/bin/deletionForecast.ts';
import { eraseFromBin } from '#editorial/bin/erasingFromBin.ts';
import { type BinOrder, moveToBin, restoreFromBin } from '#editorial/bin/movingToBin.ts';

export const askDeletion = action(forecastDeletion);
export const moveSubjectToBin = confirmedAction(moveToBin);
export const restoreSubject = action(restoreFromBin);
export const eraseSubject = confirmedAction((actor: Actor, order: BinOrder) =>
  eraseFromBin(actor, order).then(() => revalidatePath('/newsroom/bin')),
);
