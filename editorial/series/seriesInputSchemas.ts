import { z } from 'zod';
import type { SeriesId } from '#db/schema/ids.ts';
import { named } from '#editorial/paper/changingPaperDetails.ts';

export const seriesId = z.coerce
  .number()
  .int()
  .positive()
  .max(Number.MAX_SAFE_INTEGER)
  .transform((value) => value as SeriesId);

/** The names and standfirsts of a series, by language. */
export const seriesTexts = {
  names: named(120).refine((byLanguage) => Object.keys(byLanguage).length > 0),
  standfirsts: named(400),
};

/** Maximum parts of a series. */
export const mostParts = 200;
