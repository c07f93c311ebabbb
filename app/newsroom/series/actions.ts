'use server';
import { action } from '#app/_staff/action.ts';
import { createSeries } from '#editorial/series/creatingSeries.ts';
import { setParts } from '#editorial/series/joiningSeries.ts';
import { removeSeries, renameSeries } from '#editorial/series/renamingSeries.ts';

export const beginSeries = action(createSeries);
export const orderParts = action(setParts);
export const renameSeriesAction = action(renameSeries);
export const endSeries = action(removeSeries);
