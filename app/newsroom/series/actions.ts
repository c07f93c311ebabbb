'use server';
import { answer } from '#app/answer';
import { requireActor } from '#app/currentActor';
import { type FoundSeriesOrder, foundSeries } from '#editorial/series/founding';
import { type PartsOrder, setParts } from '#editorial/series/joining';
import { dropSeries, type RenameSeriesOrder, renameSeries } from '#editorial/series/renaming';

export async function beginSeries(order: FoundSeriesOrder) {
  const actor = await requireActor();
  return answer(() => foundSeries(actor, order));
}

export async function orderParts(order: PartsOrder) {
  const actor = await requireActor();
  return answer(() => setParts(actor, order));
}

export async function tellAnew(order: RenameSeriesOrder) {
  const actor = await requireActor();
  return answer(() => renameSeries(actor, order));
}

export async function endSeries(order: { seriesId: number; version: number }) {
  const actor = await requireActor();
  return answer(() => dropSeries(actor, order));
}
