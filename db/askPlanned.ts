import { type SQL, sql } from '#db/query.ts';
import type { Transaction } from './pools.ts';

/**
 * Asks a question whose plan a connection keeps under its name: for what every release asks, and what takes longer to plan
 * than to answer. Its text must be the same each time; values may differ, lists being given as arrays.
 * @param columns what it selects
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
