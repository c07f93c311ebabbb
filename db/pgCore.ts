/** What tables are described with, imported from here for the reason that `query.ts` gives. */

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
