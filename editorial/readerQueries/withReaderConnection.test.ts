import { afterAll, beforeAll, expect, test } from 'vitest';
import { reader, staffPool } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { openScene } from '#editorial/people/people.scene.ts';
import { asOfReader } from './asOfReader.ts';
import { withReaderConnection } from './withReaderConnection.ts';

let scene: { close(): Promise<void> };
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const backend = async () => {
  const { rows } = await reader().execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  return rows[0]?.pid;
};
const clockAfter = async (seconds: number) => {
  const { rows } = await reader().execute<{ at: string }>(
    sql`select clock_timestamp() as at from pg_sleep(${seconds})`,
  );
  return new Date(rows[0]?.at ?? '');
};

test('all queries of a page use one connection, and run in the order in which they are sent', async () => {
  const pids = await withReaderConnection(() => Promise.all([backend(), backend(), backend()]));
  expect(new Set(pids).size).toBe(1);
  const [first, second] = await withReaderConnection(() => Promise.all([clockAfter(0.05), clockAfter(0)]));
  expect(first?.getTime()).toBeLessThanOrEqual(second?.getTime() ?? 0);
});

test('a page inside another reading uses its connection; a past moment cannot be read inside a page', async () => {
  const [outer, inner] = await withReaderConnection(async () => [
    await backend(),
    await withReaderConnection(backend),
  ]);
  expect(inner).toBe(outer);
  const past = withReaderConnection(() => asOfReader(new Date(), 'readers', backend));
  await expect(past).rejects.toThrow('inside another reading');
});

test('a query that comes after the end of its page is rejected, and cannot disturb another page', async () => {
  let later: Promise<unknown> = Promise.resolve();
  const page = withReaderConnection(async () => {
    later = clockAfter(0.05).then(backend);
    await Promise.all([later, Promise.reject(new Error('A part of the page failed.'))]);
  });
  await expect(page).rejects.toThrow('A part of the page failed.');
  await expect(later).rejects.toThrow();
  expect(await withReaderConnection(backend)).toBeTypeOf('number');
});

test('a page whose statement a migration has outdated is read again', async () => {
  const staff = staffPool();
  await staff.query('create table live.outdated (value integer)');
  await staff.query('grant select on live.outdated to copydesk_reader');
  await staff.query('insert into live.outdated values (1)');
  let runs = 0;
  const page = () =>
    withReaderConnection(async () => {
      runs++;
      return reader().execute(sql`select value from live.outdated where value::integer > ${0}`);
    });
  for (let time = 0; time < 3; time++) await page();
  await staff.query('alter table live.outdated alter value type text');
  runs = 0;
  const { rows } = await page();
  expect(rows).toEqual([{ value: '1' }]);
  expect(runs).toBe(2);
});
