import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ScratchDatabase, scratchDatabase } from '#server/postgres/scratch.ts';
import { closePools, codeOf, inTransaction, staffPool, type Transaction } from './pools.ts';
import { sql } from './query.ts';
import { sentTogether } from './sentTogether.ts';

let scratch: ScratchDatabase;
beforeAll(async () => {
  scratch = await scratchDatabase();
});
beforeEach(() =>
  staffPool().query('drop table if exists entry; create table entry (place serial, name text)'),
);
afterAll(async () => {
  await closePools();
  await scratch.drop();
});

const add = (tx: Transaction, name: string, seconds = 0) =>
  tx.execute(sql`insert into entry (name) select ${name} from pg_sleep(${seconds})`);
const names = async () => {
  const { rows } = await staffPool().query('select name from entry order by place');
  return rows.map(({ name }) => name);
};

test('statements run in the order of the list, and their results have its order', async () => {
  const results = await inTransaction((tx) =>
    sentTogether([add(tx, 'first', 0.05), add(tx, 'second'), tx.execute(sql`select 3 as third`), 'fourth']),
  );
  expect(await names()).toEqual(['first', 'second']);
  expect(results[2].rows).toEqual([{ third: 3 }]);
  expect(results[3]).toBe('fourth');
});

test('a part with several statements writes nothing after another part has failed', async () => {
  const attempt = inTransaction(async (tx) => {
    async function writeTwice() {
      await add(tx, 'before', 0.05);
      await add(tx, 'after');
    }
    return sentTogether([Promise.reject(new Error('refused')), writeTwice()]);
  });
  await expect(attempt).rejects.toThrow('refused');
  for (let time = 0; time < 4; time++) expect(await names()).toEqual([]);
});

test('the error that ended the transaction is thrown, not that of a statement after it', async () => {
  const slowly = async (failing: PromiseLike<unknown>) => {
    try {
      return await failing;
    } finally {
      await Promise.resolve();
    }
  };
  const attempt = inTransaction((tx) =>
    sentTogether([add(tx, 'before'), slowly(tx.execute(sql`select ${1}::int / 0`)), add(tx, 'after')]),
  );
  expect(codeOf(await attempt.catch((error) => error))).toBe('22012');
  expect(await names()).toEqual([]);
});

test('a conflict in one of the statements lets the transaction run again', async () => {
  let attempts = 0;
  await inTransaction(async (tx) => {
    attempts += 1;
    const conflict = sql`do $$ begin raise exception using errcode = '40P01'; end $$`;
    await sentTogether([attempts === 1 && tx.execute(conflict), add(tx, `attempt ${attempts}`)]);
  });
  expect(await names()).toEqual(['attempt 2']);
});
