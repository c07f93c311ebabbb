import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ScratchDatabase, scratchDatabase } from '#server/postgres/scratch.ts';
import * as tables from './allTables.ts';

type Snapshot = {
  id: string;
  prevId: string;
  tables: Record<
    string,
    {
      name: string;
      columns: Record<string, { name: string; type: string; notNull: boolean }>;
      indexes: Record<string, { name: string; isUnique: boolean }>;
      foreignKeys: Record<string, { tableTo: string; columnsFrom: string[]; columnsTo: string[] }>;
    }
  >;
};

const { generateDrizzleJson } = createRequire(import.meta.url)('drizzle-kit/api') as {
  generateDrizzleJson(schema: object): Snapshot;
};
const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const journal = readJson('drizzle/meta/_journal.json') as { entries: { idx: number }[] };
const newest = Math.max(...journal.entries.map(({ idx }) => idx));
const described: Snapshot = JSON.parse(JSON.stringify(generateDrizzleJson(tables)));
const allTables = Object.values(described.tables);

let scratch: ScratchDatabase;
let owner: pg.Client;

beforeAll(async () => {
  scratch = await scratchDatabase();
  owner = new pg.Client(scratch.url);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await scratch.drop();
});

test('the snapshot of the newest migration equals the schema: drizzle-kit generate has nothing to write', () => {
  const { id: _, prevId: __, ...now } = described;
  const file = `drizzle/meta/${String(newest).padStart(4, '0')}_snapshot.json`;
  const { id: ___, prevId: ____, ...schema } = readJson(file) as Snapshot;
  expect(now, `${file}: run npx drizzle-kit generate`).toEqual(schema);
});

test('the migrations create exactly the columns of the schema', async () => {
  const { rows } = await owner.query<{ table: string; name: string; type: string; required: boolean }>(
    `select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`,
  );
  const made = rows.map(
    ({ table, name, type, required }) => `${table}.${name} ${plainType(type)} ${required}`,
  );
  const expected = allTables.flatMap(({ name: table, columns }) =>
    Object.values(columns).map(({ name, type, notNull }) => `${table}.${name} ${plainType(type)} ${notNull}`),
  );
  expect(made.sort()).toEqual(expected.sort());
});

/** One spelling for each type: Postgres and Drizzle spell some differently. */
const plainType = (type: string): string =>
  type
    .replace('timestamp with time zone', 'timestamptz')
    .replace('timestamp without time zone', 'timestamp')
    .replace('character varying', 'varchar')
    .replace('bigserial', 'bigint')
    .replace(/^serial/, 'integer');

test('every index and foreign key of the schema exists in the database', async () => {
  const { rows: indexes } = await owner.query<{ name: string; is_unique: boolean }>(
    `select c.relname as name, i.indisunique as is_unique from pg_index i join pg_class c on c.oid = i.indexrelid
     where c.relnamespace = 'public'::regnamespace`,
  );
  const made = new Map(indexes.map(({ name, is_unique }) => [name, is_unique]));
  const expected = allTables.flatMap(({ indexes: declared }) => Object.values(declared));
  expect(expected.filter(({ name, isUnique }) => made.get(name) !== isUnique)).toEqual([]);

  const { rows: keys } = await owner.query<{ key: string }>(
    `select conrelid::regclass || '(' || (select string_agg(a.attname, ',' order by k.at) from unnest(conkey) with ordinality k(num, at)
        join pg_attribute a on a.attrelid = conrelid and a.attnum = k.num) || ') ' || confrelid::regclass as key
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  );
  const known = new Set(keys.map(({ key }) => key.replaceAll('"', '')));
  const missing = allTables.flatMap(({ name, foreignKeys }) =>
    Object.values(foreignKeys)
      .map(({ columnsFrom, tableTo }) => `${name}(${columnsFrom.join(',')}) ${tableTo}`)
      .filter((key) => !known.has(key)),
  );
  expect(missing).toEqual([]);
});
