import { type SQL, sql } from '#db/query.ts';
import type { Transaction } from './pools.ts';

/**
 * Runs a query as a named prepared statement, whose plan the connection caches: for queries that every release runs and
 * that take longer to plan than to run. The text must be the same each time; values may differ, and lists are passed as
 * arrays. @param columns the columns that it selects
 */
export async function executePlanned<Row extends Record<string, unknown>>(
  tx: Transaction,
  name: string,
  columns: (keyof Row & string)[],
  question: SQL,
): Promise<Row[]> {
  const fields = Object.fromEntries(
    columns.map((column) => [column, sql<unknown>`asked.${sql.identifier(column)}`]),
  );
  const rows = await tx.select(fields).from(sql`(${question}) asked`).prepare(name).execute();
  return rows as Row[];
}
