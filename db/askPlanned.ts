import { type SQL, sql } from '#db/query.ts';
import type { Transaction } from './pools.ts';

/** The function that converts a value from Postgres, for each column; null stays null. */
export type ColumnDecoders<Row> = { [Column in keyof Row]: (value: never) => Row[Column] };

/**
 * Runs a query as a named prepared statement, whose plan the connection caches: for queries that every release runs and
 * that take longer to plan than to run. The query text must be constant; values may differ, and lists must be arrays.
 * The query is sent at the call, before any that is started later.
 * @param columns the selected columns, or their decoders
 */
export async function executePlanned<Row extends Record<string, unknown>>(
  tx: Transaction,
  name: string,
  columns: (keyof Row & string)[] | ColumnDecoders<Row>,
  question: SQL,
): Promise<Row[]> {
  const decoders = Array.isArray(columns)
    ? columns.map((column) => [column, asIs] as const)
    : Object.entries(columns);
  const fields = decoders.map(([column, decode]) => [
    column,
    sql`planned.${sql.identifier(column)}`.mapWith(decode),
  ]);
  const rows = await tx
    .select(Object.fromEntries(fields))
    .from(sql`(${question}) planned`)
    .prepare(name)
    .execute();
  return rows as Row[];
}

/** The decoder of a value that needs no conversion. */
export const asIs = <Value>(value: Value): Value => value;

/** The decoder of a `bigint`, which the driver returns as text. */
export const asId = <Id extends number>(value: string): Id => Number(value) as Id;
