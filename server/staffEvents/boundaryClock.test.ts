import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBoundaryClock } from './boundaryClock.ts';

// The clock is handed: instants are milliseconds from the start of each test, of this process and the database alike.

let told: number[];
let boundaries: number[];
let clock: ReturnType<typeof createBoundaryClock>;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  told = [];
  boundaries = [];
  clock = createBoundaryClock({
    onBoundary: () => told.push(Date.now()),
    logger: { debug() {} },
    readNext: async () => {
      const next = boundaries.filter((at) => at > Date.now()).sort((a, b) => a - b)[0];
      return { now: new Date(), until: next === undefined ? null : new Date(next) };
    },
  });
});
afterEach(() => {
  clock.close();
  vi.useRealTimers();
});

/** Lets time pass until that instant. */
const until = (at: number) => vi.advanceTimersByTimeAsync(at - Date.now());

test('an embargo that begins is told once, a moment after it has begun', async () => {
  boundaries = [5_000];
  clock.look();
  await until(5_000);
  expect(told).toEqual([]);
  await until(6_000);
  expect(told).toEqual([5_050]);
});

test('an embargo that begins and what ends it are both told', async () => {
  boundaries = [5_000, 9_000];
  clock.look();
  await until(20_000);
  expect(told).toEqual([5_050, 9_050]);
});

test('of two boundaries that are as good as one, both are told', async () => {
  boundaries = [5_000, 5_030];
  clock.look();
  await until(6_000);
  expect(told[0]).toBe(5_050);
  expect(told.at(-1)).toBeGreaterThanOrEqual(5_050);
});

test.each([4_790, 4_800, 4_801, 4_820, 4_849, 4_850, 4_851])(
  'a notice at %i ms, gathered for 200 ms, does not hide what begins at 5,000',
  async (at) => {
    boundaries = [5_000, 90_000];
    clock.look();
    await until(at);
    clock.look();
    await until(6_000);
    expect(told.length).toBeGreaterThan(0);
    expect(told.at(-1)).toBeGreaterThanOrEqual(5_000);
    expect(told.at(-1)).toBeLessThan(5_100);
  },
);

test('notices without end do not put off what begins', async () => {
  boundaries = [5_000, 90_000];
  for (let at = 0; at < 8_000; at += 10) {
    clock.look();
    await until(at);
  }
  expect(told.filter((at) => at >= 5_000)).toEqual([expect.any(Number)]);
  expect(told.at(-1)).toBeLessThan(5_100);
});

test('what is called off, moved or put before is told when it is, and at no other time', async () => {
  boundaries = [5_000];
  clock.look();
  await until(1_000);
  boundaries = [];
  clock.look();
  await until(6_000);
  expect(told).toEqual([]);
  boundaries = [20_000];
  clock.look();
  await until(7_000);
  boundaries = [10_000, 20_000];
  clock.look();
  await until(30_000);
  expect(told).toEqual([10_050, 20_050]);
});

test('a boundary that no notice announced is found within a minute', async () => {
  clock.look();
  await until(1_000);
  boundaries = [100_000];
  await until(100_100);
  expect(told).toEqual([100_050]);
});

test('while the database is away what is known already is told', async () => {
  clock.close();
  let isAway = false;
  clock = createBoundaryClock({
    onBoundary: () => told.push(Date.now()),
    logger: { debug() {} },
    readNext: async () => {
      if (isAway) throw new Error('away');
      return { now: new Date(), until: new Date(5_000) };
    },
  });
  clock.look();
  await until(1_000);
  isAway = true;
  clock.look();
  await until(6_000);
  expect(told).toEqual([5_050]);
});
