'use server';
import { answerAs } from '#app/_staff/actionAs.ts';
import { type FoundSeriesOrder, foundSeries } from '#editorial/series/creatingSeries.ts';
import { type PartsOrder, setParts } from '#editorial/series/joiningSeries.ts';
import { dropSeries, type RenameSeriesOrder, renameSeries } from '#editorial/series/renamingSeries.ts';

export async function beginSeries(order: FoundSeriesOrder) {
  return answerAs((actor) => foundSeries(actor, order));
}

export async function orderParts(order: PartsOrder) {
  return answerAs((actor) => setParts(actor, order));
}

export async function tellAnew(order: RenameSeriesOrder) {
  return answerAs((actor) => renameSeries(actor, order));
}

export async function endSeries(order: { seriesId: number; version: number }) {
  return answerAs((actor) => dropSeries(actor, order));
}
