import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type ScratchDatabase, scratchDatabase } from '#server/postgres/scratch.ts';
import { closePools, staffPool } from './pools.ts';

let scratch: ScratchDatabase;
beforeAll(async () => {
  scratch = await scratchDatabase();
  return () => scratch.drop();
});
afterEach(async () => {
  await closePools();
  vi.unstubAllEnvs();
});

test('a pool opens no more connections than DATABASE_POOL_SIZE; other queries wait for one', async () => {
  vi.stubEnv('DATABASE_POOL_SIZE', '3');
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => staffPool().query('select pg_backend_pid() as pid, pg_sleep(0.05)')),
  );
  expect(new Set(answers.map(({ rows }) => rows[0].pid)).size).toBe(3);
});

test('an empty DATABASE_POOL_SIZE counts as not set', () => {
  vi.stubEnv('DATABASE_POOL_SIZE', ' ');
  expect(staffPool().options.max).toBe(10);
});

test.each(['0', '-3', '2.5', 'many', '101'])('DATABASE_POOL_SIZE=%s is refused by name', (value) => {
  vi.stubEnv('DATABASE_POOL_SIZE', value);
  expect(() => staffPool()).toThrow('DATABASE_POOL_SIZE must be a whole number from 2 to 100');
});
