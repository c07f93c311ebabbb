/**
 * Drizzle's query builder. Everything imports it from here: each import of `drizzle-orm` costs a Node process more than
 * a millisecond, for parsing the package's 180 kB `package.json`.
 */

export type { AnyColumn, Column, Placeholder, SQL, SQLWrapper } from 'drizzle-orm';
export {
  and,
  asc,
  count,
  desc,
  eq,
  getTableColumns,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  min,
  ne,
  not,
  notExists,
  notInArray,
  or,
  sql,
} from 'drizzle-orm';
