import { type SQLWrapper, sql } from '#db/query.ts';

/** An instant as text with microseconds: nothing is rounded, and texts sort like instants. */
export const microsecondText = (at: SQLWrapper) =>
  sql<string>`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
