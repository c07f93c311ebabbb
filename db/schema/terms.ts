import { boolean, check, integer, jsonb, pgTable, text } from '#db/pgCore.ts';
import { sql } from '#db/query.ts';

/** The paper's terms for machines: one row, or none while nothing has been set. */
export const machineTerms = pgTable(
  'machine_terms',
  {
    id: integer('id').primaryKey().default(1),
    /** names of crawlers, as in robots.txt */
    refusedCrawlers: jsonb('refused_crawlers').$type<string[]>().notNull().default([]),
    /** text and data mining, by article 4 of EU directive 2019/790 */
    miningIsReserved: boolean('mining_is_reserved').notNull().default(false),
    /** URL of the licence terms; empty: none */
    miningPolicy: text('mining_policy').notNull().default(''),
    /** addresses for reports of security problems */
    securityContacts: jsonb('security_contacts').$type<string[]>().notNull().default([]),
    securityPolicy: text('security_policy').notNull().default(''),
  },
  (table) => [check('machine_terms_are_one', sql`${table.id} = 1`)],
);
