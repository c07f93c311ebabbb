import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '#db/migrating';
import { type ScratchDatabase, scratchDatabase } from '#server/postgres/scratch';

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

test('the reader login sees the live views, and cannot name a draft, a release or a user', async () => {
  const reader = new pg.Client(scratch.readerUrl);
  await reader.connect();
  await reader.query('select * from live.release');
  for (const table of ['draft', 'draft_update', 'release', '"user"', 'outbox']) {
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

test('a database of a newer version is refused in a sentence, and the lock is released', async () => {
  await owner.query(
    "insert into drizzle.__drizzle_migrations (hash, created_at) values ('of tomorrow', 9999999999999)",
  );
  await expect(migrate(scratch.url)).rejects.toThrow('newer version of Copydesk');
  await owner.query("delete from drizzle.__drizzle_migrations where hash = 'of tomorrow'");
  await migrate(scratch.url);
});
