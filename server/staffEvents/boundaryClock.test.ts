import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBoundaryClock } from './boundaryClock.ts';

// A controlled clock: instants are milliseconds from the start of each test, for this process and the database alike.

let reports: number[];
let boundaries: number[];
let clock: ReturnType<typeof createBoundaryClock>;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  reports = [];
  boundaries = [];
  clock = createBoundaryClock({
    onBoundary: () => reports.push(Date.now()),
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

/** Advances the clock to that instant. */
const until = (at: number) => vi.advanceTimersByTimeAsync(at - Date.now());

test('the start of an embargo is reported once, just after it', async () => {
  boundaries = [5_000];
  clock.look();
  await until(5_000);
  expect(reports).toEqual([]);
  await until(6_000);
  expect(reports).toEqual([5_050]);
});

test('the start and the end of a release are both reported', async () => {
  boundaries = [5_000, 9_000];
  clock.look();
  await until(20_000);
  expect(reports).toEqual([5_050, 9_050]);
});

test('of two boundaries at nearly the same time, both are reported', async () => {
  boundaries = [5_000, 5_030];
  clock.look();
  await until(6_000);
  expect(reports[0]).toBe(5_050);
  expect(reports.at(-1)).toBeGreaterThanOrEqual(5_050);
});

test.each([4_790, 4_800, 4_801, 4_820, 4_849, 4_850, 4_851])(
  'a notification at %i ms, batched for 200 ms, does not hide a boundary at 5,000 ms',
  async (at) => {
    boundaries = [5_000, 90_000];
    clock.look();
    await until(at);
    clock.look();
    await until(6_000);
    expect(reports.length).toBeGreaterThan(0);
    expect(reports.at(-1)).toBeGreaterThanOrEqual(5_000);
    expect(reports.at(-1)).toBeLessThan(5_100);
  },
);

test('constant notifications do not delay a boundary', async () => {
  boundaries = [5_000, 90_000];
  for (let at = 0; at < 8_000; at += 10) {
    clock.look();
    await until(at);
  }
  expect(reports.filter((at) => at >= 5_000)).toEqual([expect.any(Number)]);
  expect(reports.at(-1)).toBeLessThan(5_100);
});

test('a cancelled, moved or newly inserted boundary is reported at its time, and at no other', async () => {
  boundaries = [5_000];
  clock.look();
  await until(1_000);
  boundaries = [];
  clock.look();
  await until(6_000);
  expect(reports).toEqual([]);
  boundaries = [20_000];
  clock.look();
  await until(7_000);
  boundaries = [10_000, 20_000];
  clock.look();
  await until(30_000);
  expect(reports).toEqual([10_050, 20_050]);
});

test('a boundary without a notification is found within a minute', async () => {
  clock.look();
  await until(1_000);
  boundaries = [100_000];
  await until(100_100);
  expect(reports).toEqual([100_050]);
});

test('known boundaries are reported while the database is unavailable', async () => {
  clock.close();
  let isAway = false;
  clock = createBoundaryClock({
    onBoundary: () => reports.push(Date.now()),
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
  expect(reports).toEqual([5_050]);
});
