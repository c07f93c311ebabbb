import { z } from 'zod';
import type { FrontId } from '#db/schema/ids.ts';

/** Schemas that several orders for fronts use. */
export const count = z.coerce.number().int().positive().max(1_000_000_000);
const id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
export const frontId = id.transform((value) => value as FrontId);
export const version = count;
