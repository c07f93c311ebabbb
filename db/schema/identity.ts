import { boolean, check, pgTable, unique, uuid } from '#db/pgCore.ts';
import { sql } from '#db/query.ts';

/** One row, created with the database: the id of the database, which its copies share. */
export const databaseIdentity = pgTable(
  'database_identity',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    only: boolean('only').notNull().default(true),
  },
  (table) => [
    unique('database_identity_is_one').on(table.only),
    check('database_identity_is_only', sql`${table.only}`),
  ],
);
