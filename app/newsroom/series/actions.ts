'use server';
import { runActionAs } from '#app/_staff/actionAs.ts';
import { type CreateSeriesOrder, createSeries } from '#editorial/series/creatingSeries.ts';
import { type PartsOrder, setParts } from '#editorial/series/joiningSeries.ts';
import { type RenameSeriesOrder, removeSeries, renameSeries } from '#editorial/series/renamingSeries.ts';

export async function beginSeries(order: CreateSeriesOrder) {
  return runActionAs((actor) => createSeries(actor, order));
}

export async function orderParts(order: PartsOrder) {
  return runActionAs((actor) => setParts(actor, order));
}

export async function tellAnew(order: RenameSeriesOrder) {
  return runActionAs((actor) => renameSeries(actor, order));
}

export async function endSeries(order: { seriesId: number; version: number }) {
  return runActionAs((actor) => removeSeries(actor, order));
}
