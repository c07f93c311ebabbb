import { z } from 'zod';
import type { FrontId } from '#db/schema/ids.ts';

/** Schemas that several orders about fronts share. */
export const count = z.coerce.number().int().positive().max(1_000_000_000);
export const frontId = z.coerce
  .number()
  .int()
  .positive()
  .max(Number.MAX_SAFE_INTEGER)
  .transform((value) => value as FrontId);
export const version = count;
