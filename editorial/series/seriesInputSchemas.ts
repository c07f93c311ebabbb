import { z } from 'zod';
import type { SeriesId } from '#db/schema/ids.ts';
import { named } from '#editorial/paper/changingPaperDetails.ts';

export const seriesId = z.coerce
  .number()
  .int()
  .positive()
  .max(Number.MAX_SAFE_INTEGER)
  .transform((value) => value as SeriesId);

/** What a series is called, and what it is about, in each language that it is told in. */
export const telling = {
  names: named(120).refine((given) => Object.keys(given).length > 0),
  standfirsts: named(400),
};

/** Past this many, a list of parts is no help to anybody. */
export const mostParts = 200;
