import { boolean, check, integer, jsonb, pgTable, text } from '#db/pgCore.ts';
import { sql } from '#db/query.ts';

/** What the paper says to machines: one row, or none while nothing has been said. */
export const machineTerms = pgTable(
  'machine_terms',
  {
    id: integer('id').primaryKey().default(1),
    /** names of crawlers, as robots.txt calls them */
    refusedCrawlers: jsonb('refused_crawlers').$type<string[]>().notNull().default([]),
    /** text and data mining, by article 4 of the EU's directive 2019/790 */
    miningIsReserved: boolean('mining_is_reserved').notNull().default(false),
    /** where it can be licensed; empty: nowhere */
    miningPolicy: text('mining_policy').notNull().default(''),
    /** addresses by which holes in the site are told of */
    securityContacts: jsonb('security_contacts').$type<string[]>().notNull().default([]),
    securityPolicy: text('security_policy').notNull().default(''),
  },
  (table) => [check('machine_terms_are_one', sql`${table.id} = 1`)],
);
