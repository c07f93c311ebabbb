import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '#db/migrator.ts';
import { type ScratchDatabase, scratchDatabase } from '#server/postgres/scratch.ts';

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

test('the reader login can select the live views, and cannot access a draft, a release or a user', async () => {
  const reader = new pg.Client(scratch.readerUrl);
  await reader.connect();
  await reader.query('select * from live.release');
  for (const table of ['draft', 'draft_update', 'release', 'reviewed_snapshot', '"user"', 'outbox']) {
    await expect(reader.query(`select * from public.${table}`)).rejects.toMatchObject({ code: '42501' });
  }
  await expect(reader.query('create table public.mine (n int)')).rejects.toThrow();
  await reader.end();
});

test('migrating a database that is up to date changes nothing', async () => {
  const count = 'select count(*)::int as n from drizzle.__drizzle_migrations';
  const before = await owner.query(count);
  await migrate(scratch.url);
  expect((await owner.query(count)).rows).toEqual(before.rows);
});

test('a database of a newer version is refused with a message, and the lock is released', async () => {
  await owner.query(
    "insert into drizzle.__drizzle_migrations (hash, created_at) values ('of tomorrow', 9999999999999)",
  );
  await expect(migrate(scratch.url)).rejects.toThrow('newer version of Copydesk');
  await owner.query("delete from drizzle.__drizzle_migrations where hash = 'of tomorrow'");
  await migrate(scratch.url);
});

test('five nodes that start at once on an empty database migrate it once', async () => {
  const name = `empty_${process.pid}`;
  await owner.query(`create database ${name} template template0`);
  const address = new URL(scratch.url);
  address.pathname = `/${name}`;
  const code = `
    import { ensureReaderLogin, migrate } from '#db/migrator.ts';
    await migrate(process.env.URL);
    await ensureReaderLogin(process.env.URL, 'the same on every node');`;
  const run = promisify(execFile);
  const node = () =>
    run(process.execPath, ['--input-type=module', '-e', code], {
      env: { ...process.env, URL: address.href },
    });
  await Promise.all([node(), node(), node(), node(), node()]);
  const client = new pg.Client(address.href);
  await client.connect();
  const { rows } = await client.query(
    'select count(*)::int as applied, count(distinct hash)::int as different from drizzle.__drizzle_migrations',
  );
  expect(rows[0].applied).toBeGreaterThan(1);
  expect(rows[0].applied).toBe(rows[0].different);
  await client.end();
  await owner.query(`drop database ${name} with (force)`);
  await owner.query(`drop role ${name}_reader_login`);
}, 60_000);

test('a failed migration changes nothing, and the next attempt starts clean', async () => {
  const name = `torn_${process.pid}`;
  await owner.query(`create database ${name} template template0`);
  const address = new URL(scratch.url);
  address.pathname = `/${name}`;
  const client = new pg.Client(address.href);
  await client.connect();
  await client.query('create schema live'); // makes a late statement fail
  await expect(migrate(address.href)).rejects.toThrow();
  const { rows } = await client.query("select to_regclass('public.article') as article");
  expect(rows[0].article).toBe(null);
  await client.query('drop schema live');
  await migrate(address.href);
  await client.end();
  await owner.query(`drop database ${name} with (force)`);
});
