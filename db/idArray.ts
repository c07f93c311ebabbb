import { sql } from '#db/query.ts';

/** Ids as one value of type `bigint[]`: however many there are, the statement stays the same and its plan can be kept. */
export const idArray = (ids: readonly number[]) => sql`${`{${ids.join(',')}}`}::bigint[]`;
