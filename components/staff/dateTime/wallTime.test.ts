import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { offsetName, readWall, wallTimeOf, zoneMark } from './wallTime.ts';

/** The instants with a wall time: two in a repeated hour, none in a skipped one. */
function instantsOfWallTime(wall: string, zone: string): Date[] {
  const read = readWall(wall, zone);
  if (read.is === 'once') return [read.at];
  return read.is === 'twice' ? read.instants : [];
}

const iso = (instants: Date[]) => instants.map((instant) => instant.toISOString().replace('.000Z', 'Z'));

describe('a wall time gives the instants at which clocks in the zone show it', () => {
  test.each<[string, string, string[]]>([
    ['2026-01-15T08:30', 'Europe/Amsterdam', ['2026-01-15T07:30:00Z']],
    ['2026-07-15T08:30', 'Europe/Amsterdam', ['2026-07-15T06:30:00Z']],
    ['2026-07-15T08:30', 'UTC', ['2026-07-15T08:30:00Z']],
    // autumn: an hour is repeated, its edges are not
    ['2026-10-25T01:59', 'Europe/Amsterdam', ['2026-10-24T23:59:00Z']],
    ['2026-10-25T02:00', 'Europe/Amsterdam', ['2026-10-25T00:00:00Z', '2026-10-25T01:00:00Z']],
    ['2026-10-25T02:59', 'Europe/Amsterdam', ['2026-10-25T00:59:00Z', '2026-10-25T01:59:00Z']],
    ['2026-10-25T03:00', 'Europe/Amsterdam', ['2026-10-25T02:00:00Z']],
    ['2026-11-01T01:30', 'America/New_York', ['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z']],
    // spring: an hour is skipped, its edges are not
    ['2026-03-29T01:59', 'Europe/Amsterdam', ['2026-03-29T00:59:00Z']],
    ['2026-03-29T02:00', 'Europe/Amsterdam', []],
    ['2026-03-29T02:59', 'Europe/Amsterdam', []],
    ['2026-03-29T03:00', 'Europe/Amsterdam', ['2026-03-29T01:00:00Z']],
    // in the south, clocks go back in April and forward in October
    ['2026-04-05T02:30', 'Australia/Sydney', ['2026-04-04T15:30:00Z', '2026-04-04T16:30:00Z']],
    ['2026-10-04T02:30', 'Australia/Sydney', []],
    // half hours and quarters
    ['2026-07-15T08:30', 'Asia/Kolkata', ['2026-07-15T03:00:00Z']],
    ['2026-07-15T08:30', 'Asia/Kathmandu', ['2026-07-15T02:45:00Z']],
    ['2026-11-01T01:15', 'America/St_Johns', ['2026-11-01T03:45:00Z', '2026-11-01T04:45:00Z']],
    ['2026-03-08T02:30', 'America/St_Johns', []],
    // Lord Howe moves by thirty minutes
    ['2026-04-05T01:29', 'Australia/Lord_Howe', ['2026-04-04T14:29:00Z']],
    ['2026-04-05T01:30', 'Australia/Lord_Howe', ['2026-04-04T14:30:00Z', '2026-04-04T15:00:00Z']],
    ['2026-04-05T01:59', 'Australia/Lord_Howe', ['2026-04-04T14:59:00Z', '2026-04-04T15:29:00Z']],
    ['2026-04-05T02:00', 'Australia/Lord_Howe', ['2026-04-04T15:30:00Z']],
    ['2026-10-04T02:15', 'Australia/Lord_Howe', []],
    ['2026-10-04T02:30', 'Australia/Lord_Howe', ['2026-10-03T15:30:00Z']],
    // skipped days, and a repeated one
    ['2011-12-29T23:59', 'Pacific/Apia', ['2011-12-30T09:59:00Z']],
    ['2011-12-30T12:00', 'Pacific/Apia', []],
    ['2011-12-31T00:00', 'Pacific/Apia', ['2011-12-30T10:00:00Z']],
    ['1993-08-21T12:00', 'Pacific/Kwajalein', []],
    ['1969-09-30T12:00', 'Pacific/Kwajalein', ['1969-09-30T01:00:00Z', '1969-10-01T00:00:00Z']],
    // history: double summer time, a permanent change of standard time, minutes and seconds of local mean time
    ['1944-07-15T12:00', 'Europe/London', ['1944-07-15T10:00:00Z']],
    ['2016-12-04T12:00', 'Asia/Novosibirsk', ['2016-12-04T05:00:00Z']],
    ['2010-03-28T02:30', 'Europe/Moscow', []],
    ['2014-10-26T01:30', 'Europe/Moscow', ['2014-10-25T21:30:00Z', '2014-10-25T22:30:00Z']],
    ['1890-01-01T12:00', 'America/New_York', ['1890-01-01T17:00:00Z']],
    ['1883-01-01T12:00', 'America/New_York', ['1883-01-01T16:56:02Z']],
    // midnight itself is skipped, or repeated
    ['2018-11-04T00:30', 'America/Sao_Paulo', []],
    ['2018-02-17T23:30', 'America/Sao_Paulo', ['2018-02-18T01:30:00Z', '2018-02-18T02:30:00Z']],
    // far future and far past
    ['9999-07-01T12:00', 'Europe/Amsterdam', ['9999-07-01T10:00:00Z']],
    ['2400-03-26T02:30', 'Europe/Amsterdam', []],
    ['0099-06-01T12:00', 'UTC', ['0099-06-01T12:00:00Z']],
    // leap days, and texts that are not times
    ['2028-02-29T12:00', 'Asia/Shanghai', ['2028-02-29T04:00:00Z']],
    ['2026-02-29T12:00', 'Asia/Shanghai', []],
    ['2026-04-31T12:00', 'UTC', []],
    ['yesterday', 'UTC', []],
    ['', 'UTC', []],
  ])('%s in %s', (wall, zone, instants) => expect(iso(instantsOfWallTime(wall, zone))).toEqual(instants));
});

test.each<[string, string, string, string]>([
  ['2026-03-29T02:30', 'Europe/Amsterdam', '2026-03-29T01:30', '2026-03-29T03:30'],
  ['2026-03-08T02:30', 'America/St_Johns', '2026-03-08T01:30', '2026-03-08T03:30'],
  ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-04T01:45', '2026-10-04T02:45'],
  ['2011-12-30T12:00', 'Pacific/Apia', '2011-12-29T12:00', '2011-12-31T12:00'],
  ['2018-11-04T00:30', 'America/Sao_Paulo', '2018-11-03T23:30', '2018-11-04T01:30'],
])('%s, which %s skips, is between %s and %s', (wall, zone, before, after) => {
  const read = readWall(wall, zone);
  expect(read.is === 'skipped' && read.alternatives.map((instant) => wallTimeOf(instant, zone))).toEqual([
    before,
    after,
  ]);
});

test('a text that is not a time is distinguished from a skipped time', () => {
  for (const wall of ['', 'soon', '2026-02-30T10:00', '12026-01-01T10:00', '2026-01-01T10:00:30'])
    expect(readWall(wall, 'Europe/Amsterdam')).toEqual({ is: 'nothing' });
});

test('every instant of every zone is among the instants of its wall time', () => {
  const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  const minute = fc.integer({ min: Date.UTC(1900, 0) / 60_000, max: Date.UTC(2100, 0) / 60_000 });
  fc.assert(
    fc.property(zone, minute, (zone, minutes) => {
      const at = new Date(minutes * 60_000);
      const instants = instantsOfWallTime(wallTimeOf(at, zone), zone);
      // With an offset of minutes and seconds, no wall time is exactly a whole minute of UTC.
      expect(instants.some((instant) => Math.abs(instant.getTime() - at.getTime()) < 60_000)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('a zone is shown as its abbreviation, if it has one, and its offset from UTC', () => {
  const [winter, summer] = [new Date('2026-01-15T12:00Z'), new Date('2026-07-15T12:00Z')];
  expect(zoneMark(winter, 'Europe/Amsterdam')).toBe('CET, UTC+1');
  expect(zoneMark(summer, 'Europe/Amsterdam')).toBe('CEST, UTC+2');
  expect(zoneMark(summer, 'America/New_York')).toBe('EDT, UTC−4');
  expect(offsetName(summer, 'Asia/Kolkata')).toBe('UTC+5:30');
  expect(offsetName(winter, 'America/St_Johns')).toBe('UTC−3:30');
  expect(zoneMark(summer, 'Asia/Tbilisi')).toBe('UTC+4');
  expect(zoneMark(summer, 'UTC')).toBe('UTC');
});
