import type pg from 'pg';

/** A dropped index or constraint, with the statement that creates it again. */
type SetAside = { name: string; create: string };

/**
 * Drops the tables' indexes, and unique and exclusion constraints, except primary keys: rows come in their order.
 * @returns the statements that create them again, in order
 */
export async function setIndexesAside(client: pg.Client, tables: string[]): Promise<SetAside[]> {
  const { rows: constraints } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where conrelid = any($1::regclass[]) and contype in ('x', 'u')`,
    [tables],
  );
  for (const { table, name } of constraints)
    await client.query(`alter table ${table} drop constraint "${name}"`);
  const { rows: indexes } = await client.query<{ name: string; create: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as create
     from pg_index i where indrelid = any($1::regclass[]) and not indisprimary
     order by pg_relation_size(indrelid)`,
    [tables],
  );
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  return [
    ...indexes,
    ...constraints.map(({ table, name, definition }) => ({
      name,
      create: `alter table ${table} add constraint "${name}" ${definition}`,
    })),
  ];
}

export async function putIndexesBack(
  client: pg.Client,
  setAside: SetAside[],
  report: (done: string) => void,
): Promise<void> {
  for (const { name, create } of setAside) {
    const began = performance.now();
    await client.query(create);
    report(`${name} ${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
}
