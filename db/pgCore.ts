/** Drizzle's table definitions, re-exported for the reason given in `query.ts`. */

export type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
export {
  bigint,
  boolean,
  check,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgSchema,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core';
