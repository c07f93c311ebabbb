import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ScratchDatabase, scratchDatabase } from '#server/postgres/scratch.ts';
import { closePools, inTransaction, staff, staffPool, type Transaction } from './pools.ts';
import { createStatementNames } from './preparingClient.ts';
import { sql } from './query.ts';

let scratch: ScratchDatabase;
beforeAll(async () => {
  scratch = await scratchDatabase();
});
afterAll(async () => {
  await closePools();
  await scratch.drop();
});

const preparedStatements = () =>
  inTransaction(async (tx) => {
    const count = sql`select count(*)::int as count from pg_prepared_statements where statement like '%prepared here%'`;
    for (const value of [1, 2, 3]) {
      const { rows } = await tx.execute(sql`select ${value}::int as value -- prepared here`);
      expect(rows).toEqual([{ value }]);
    }
    return (await tx.execute<{ count: number }>(count)).rows[0]?.count;
  });

test('Postgres keeps the plan of a repeated statement, and its values stay separate', async () => {
  expect(await preparedStatements()).toBe(1);
});

test('a statement has a name from its second execution on', () => {
  const { nameOf } = createStatementNames();
  const text = 'select $1::int as first';
  expect(nameOf(text, 1)).toBeUndefined();
  const name = nameOf(text, 1);
  expect(name).toBeTypeOf('string');
  expect(nameOf(text, 1)).toBe(name);
  nameOf('select $1::int as second', 1);
  expect(nameOf('select $1::int as second', 1)).not.toBe(name);
});

test.each([
  ['that controls the transaction', 'begin', 0],
  ['that is several', 'select 1; select 2', 0],
  ['with a list of many values', 'select $1 in (…)', 41],
  ['that searches text', 'select id from words where vector @@ $1', 1],
  ['that searches a pattern', 'select id from people where name ilike $1', 1],
  ['with all columns of a table', 'select * from people where id = $1', 1],
  ['with a list of values', 'select $1 in ($2, $3)', 3],
  ['with all columns of an alias', 'select p.* from people p where id = $1', 1],
])('a statement %s is planned anew each time', (_, text, values) => {
  const { nameOf } = createStatementNames();
  for (let time = 0; time < 3; time++) expect(nameOf(text, values)).toBeUndefined();
});

test('a pool names a limited number of statements', () => {
  const { nameOf } = createStatementNames();
  const texts = Array.from({ length: 400 }, (_, at) => `select ${at}`);
  for (const text of texts) nameOf(text, 0);
  expect(texts.filter((text) => nameOf(text, 0) !== undefined)).toHaveLength(200);
});

test('a prepared statement still works after a migration has added a column to its table', async () => {
  await staffPool().query('create table grown (id int, name text)');
  const read = () => staff().execute(sql`select id, name from grown where id = ${1}`);
  for (let time = 0; time < 3; time++) await read();
  await staffPool().query(`alter table grown add column more text not null default ''`);
  await staffPool().query(`insert into grown values (1, 'one', '')`);
  expect((await read()).rows).toEqual([{ id: 1, name: 'one' }]);
});

type Runner = Pick<Transaction, 'execute'>;
test.each<[string, (work: (db: Runner) => Promise<unknown>) => Promise<unknown>]>([
  ['of the pool', (work) => work(staff())],
  ['of a transaction', (work) => inTransaction(work)],
])('a statement %s is repeated when a migration has changed the type of its column', async (_, run) => {
  await staffPool().query(
    `drop table if exists retyped; create table retyped as select 1 as id, 'one' as name`,
  );
  const read = async (db: Runner) => (await db.execute(sql`select name from retyped where id = ${1}`)).rows;
  // Two connections prepare it.
  for (let time = 0; time < 3; time++) await Promise.all([run(read), run(read)]);
  await staffPool().query('alter table retyped alter column name type varchar(40)');
  for (let time = 0; time < 2; time++)
    expect(await Promise.all([run(read), run(read)])).toEqual([[{ name: 'one' }], [{ name: 'one' }]]);
});

test('an error that is not of the prepared statement is thrown once, without a repetition', async () => {
  const divide = () => staff().execute(sql`select 1 / ${0}::int as never`);
  for (let time = 0; time < 3; time++)
    await expect(divide()).rejects.toMatchObject({ cause: { code: '22012' } });
});
