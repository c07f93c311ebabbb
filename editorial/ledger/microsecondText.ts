import { type SQLWrapper, sql } from '#db/query.ts';

/** An instant as text with microseconds, so that none is rounded, and texts sort as the instants do. */
export const microsecondText = (at: SQLWrapper) =>
  sql<string>`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
