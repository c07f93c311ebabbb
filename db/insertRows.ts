import type { PgTable } from '#db/pgCore.ts';
import { type Column, getTableColumns, type SQL, sql } from '#db/query.ts';

/**
 * An insert of many rows with a constant query text: the rows are one JSON parameter, which takes a fraction of the
 * time of one parameter per value. `returning` may be appended; ids rise in the order of the rows. @param rows all with
 * the same columns; values must not be SQL expressions @param computed columns computed for each row, as SQL; `from`
 * may join other tables to `given`
 */
export function insertOf<Table extends PgTable>(
  table: Table,
  rows: Table['$inferInsert'][],
  { computed = {}, from = sql`` }: { computed?: Record<string, SQL>; from?: SQL } = {},
): SQL {
  const [first] = rows;
  if (!first) throw new Error('there are no rows to insert');
  const columns = getTableColumns(table);
  const insertedColumns = Object.keys(first).map((name) => ({ name, column: columnOf(columns, name) }));
  const added = Object.entries(computed).map(([name, value]) => ({ column: columnOf(columns, name), value }));
  const asJson = (row: Record<string, unknown>) =>
    Object.fromEntries(insertedColumns.map(({ name, column }) => [column.name, jsonOf(row[name])]));
  const json = JSON.stringify(rows.map(asJson));
  const names = [...insertedColumns, ...added].map(({ column }) => sql.identifier(column.name));
  const values = [
    ...insertedColumns.map(({ column }) => sql`given.${sql.identifier(column.name)}`),
    ...added.map(({ value }) => value),
  ];
  return sql`insert into ${table} (${sql.join(names, sql`, `)}) select ${sql.join(values, sql`, `)}
    from json_populate_recordset(null::${table}, ${json}::json) given ${from}`;
}

function columnOf(columns: Record<string, Column>, name: string): Column {
  const column = columns[name];
  if (!column) throw new Error(`no column ${name}`);
  return column;
}

/** Converts a value to the JSON form that Postgres parses. Objects are values of `jsonb` columns. */
function jsonOf(value: unknown): unknown {
  if (value instanceof Uint8Array)
    return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`;
  return value instanceof Date ? value.toISOString() : value;
}
