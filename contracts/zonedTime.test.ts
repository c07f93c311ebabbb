import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWall, wallTimeOf } from '#components/staff/dateTime/wallTime.ts';
import { instantOfWallTime, startOfDate, startOfDay } from './zonedTime.ts';

const iso = (at: Date | null) => at?.toISOString().replace(':00.000Z', 'Z') ?? null;

describe('a wall time', () => {
  test.each<[string, string, 'earlier' | 'later', string | null]>([
    ['2026-07-15T08:30', 'Europe/Amsterdam', 'earlier', '2026-07-15T06:30Z'],
    ['2026-07-15', 'Europe/Amsterdam', 'earlier', '2026-07-14T22:00Z'],
    ['2026-07-15 08:30:15.25', 'UTC', 'earlier', '2026-07-15T08:30:15.250Z'],
    // repeated
    ['2026-10-25T02:30', 'Europe/Amsterdam', 'earlier', '2026-10-25T00:30Z'],
    ['2026-10-25T02:30', 'Europe/Amsterdam', 'later', '2026-10-25T01:30Z'],
    // skipped
    ['2026-03-29T02:30', 'Europe/Amsterdam', 'earlier', '2026-03-29T01:30Z'],
    ['2026-03-29T02:30', 'Europe/Amsterdam', 'later', '2026-03-29T01:30Z'],
    // no time, or more than one
    ['2026-02-30T10:00', 'UTC', 'earlier', null],
    ['2026-02-28T24:00', 'UTC', 'earlier', null],
    ['2026-02-28T10:00:60', 'UTC', 'earlier', null],
    ['2026-02-28T10:00Z', 'UTC', 'earlier', null],
    ['2026-02-28T10:00[u-ca=hebrew]', 'UTC', 'earlier', null],
    ['T12:00', 'UTC', 'earlier', null],
  ])('%s in %s, the %s, is %s', (wall, zone, repeated, instant) =>
    expect(iso(instantOfWallTime(wall, zone, repeated))).toBe(instant),
  );

  test('is the same instant on the server and in the browser', () => {
    const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const minute = fc.integer({ min: Date.UTC(1900, 0) / 60_000, max: Date.UTC(2100, 0) / 60_000 });
    const instantsOf = (wall: string, zone: string) => {
      const read = readWall(wall, zone);
      if (read.is === 'once') return [read.at, read.at];
      return read.is === 'twice' ? read.instants : [];
    };
    fc.assert(
      fc.property(zone, minute, (zone, minutes) => {
        const wall = wallTimeOf(new Date(minutes * 60_000), zone);
        const [earlier, later] = instantsOf(wall, zone);
        if (!earlier || !later) return;
        expect(instantOfWallTime(wall, zone)).toEqual(earlier);
        expect(instantOfWallTime(wall, zone, 'later')).toEqual(later);
      }),
      { numRuns: 300 },
    );
  });
});

test('a date begins when its clock first shows it', () => {
  expect(iso(startOfDate('2018-11-04', 'America/Sao_Paulo'))).toBe('2018-11-04T03:00Z');
  expect(iso(startOfDate('2026-11-23', 'Asia/Shanghai'))).toBe('2026-11-22T16:00Z');
});

test('a day may have 23, 24 or 25 hours', () => {
  const now = new Date('2026-10-25T00:30:00Z');
  expect(iso(startOfDay(now, 'Europe/Amsterdam', 0))).toBe('2026-10-24T22:00Z');
  expect(iso(startOfDay(now, 'Europe/Amsterdam', 1))).toBe('2026-10-25T23:00Z');
});
