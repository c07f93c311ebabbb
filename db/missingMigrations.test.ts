import { join } from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ScratchDatabase, scratchDatabase } from '#server/postgres/scratch.ts';
import { migrate } from './migrator.ts';
import { applyMissingMigrations } from './missingMigrations.ts';

const known = readMigrationFiles({ migrationsFolder: join(import.meta.dirname, '..', 'drizzle') });
const name = `earlier_${process.pid}`;

let current: ScratchDatabase;
let owner: pg.Client;
let url: string;
let earlier: pg.Client;

beforeAll(async () => {
  current = await scratchDatabase();
  owner = new pg.Client(current.url);
  await owner.connect();
});

beforeEach(async () => {
  await owner.query(`create database ${name} template template0`);
  const address = new URL(current.url);
  address.pathname = `/${name}`;
  url = address.href;
  earlier = new pg.Client(url);
  await earlier.connect();
});

afterEach(async () => {
  await earlier.end();
  await owner.query(`drop database ${name} with (force)`);
});

afterAll(async () => {
  await owner.end();
  await current.drop();
});

const appliedHashes = async () => {
  const { rows } = await earlier.query<{ hash: string }>(
    'select hash from drizzle.__drizzle_migrations order by created_at',
  );
  return rows.map(({ hash }) => hash);
};

const schemaOf = async (client: pg.Client) => {
  const { rows } = await client.query<{ text: string }>(
    `select concat_ws(' ', table_schema, table_name, column_name, data_type, is_nullable, column_default) as text
       from information_schema.columns where table_schema in ('public', 'live')
     union all
     select pg_get_functiondef(p.oid) from pg_proc p
       where p.pronamespace::regnamespace::text in ('public', 'live') and p.prokind = 'f'
     union all
     select pg_get_viewdef(c.oid) from pg_class c
       where c.relkind = 'v' and c.relnamespace::regnamespace::text in ('public', 'live')
     order by 1`,
  );
  return rows.map(({ text }) => text);
};

test('a database that lacks older migrations of a merged branch gets them, and then has the schema of a new one', async () => {
  // The migrations of a version before two branches were merged: the missing ones are older than its newest.
  const lacked = [13, 15, 16, 17, 20, 21, 22];
  const then = known.slice(0, 21).filter((_, index) => !lacked.includes(index));
  await applyMissingMigrations(earlier, then);
  expect(await appliedHashes()).toEqual(then.map(({ hash }) => hash));

  await migrate(url);

  expect(await appliedHashes()).toEqual(known.map(({ hash }) => hash));
  expect(await schemaOf(earlier)).toEqual(await schemaOf(owner));
});

test('a migration that was edited after it had been applied is refused with a message, and nothing is applied', async () => {
  await applyMissingMigrations(earlier, known.slice(0, 12));
  await earlier.query("update drizzle.__drizzle_migrations set hash = 'of another text' where id = 5");
  const before = await appliedHashes();

  await expect(migrate(url)).rejects.toThrow(
    '1 of the migrations in drizzle/ changed after they had been applied',
  );

  expect(await appliedHashes()).toEqual(before);
});
