import { describe, expect, test } from 'vitest';
import { startOfDate } from '#contracts/zonedTime.ts';
import { daysFrom, hoursOf, parseDate } from './days.ts';
import { instantAt, movedByKey } from './keyboardMoves.ts';

const iso = (at: Date | null) => at?.toISOString().replace(':00.000Z', 'Z');
const plain = { shiftKey: false, altKey: false };

describe('a day of the calendar', () => {
  test.each<[string, string, number]>([
    ['2026-03-29', 'Europe/Amsterdam', 23],
    ['2026-10-25', 'Europe/Amsterdam', 25],
    ['2026-10-26', 'Europe/Amsterdam', 24],
    ['2026-04-05', 'Australia/Lord_Howe', 24.5],
    ['2026-10-04', 'Australia/Lord_Howe', 23.5],
    // midnight itself is skipped or repeated
    ['2018-11-04', 'America/Sao_Paulo', 23],
    ['2018-02-17', 'America/Sao_Paulo', 25],
    ['2026-04-24', 'Africa/Cairo', 23],
  ])('%s in %s has the right number of hours', (date, zone, hours) => {
    const [day] = daysFrom(date, 1, (each) => startOfDate(each, zone));
    expect(day && hoursOf(day)).toBe(hours);
  });

  test('is read from an address only if it exists', () => {
    expect(
      ['2026-02-30', '2026-13-01', '26-01-01', "2026-01-01'", '9999-01-01', ['2026-01-01']].map(parseDate),
    ).toEqual([null, null, null, null, null, null]);
    expect(parseDate('2028-02-29')).toBe('2028-02-29');
  });
});

describe('a carried entry', () => {
  const at = new Date('2026-10-24T12:30:00Z');
  const zone = 'Europe/Amsterdam';
  test.each([
    ['ArrowDown', {}, '2026-10-24T12:45Z'],
    ['ArrowUp', { shiftKey: true }, '2026-10-24T11:30Z'],
    ['ArrowDown', { altKey: true }, '2026-10-24T12:35Z'],
    ['ArrowRight', {}, '2026-10-25T13:30Z'],
    ['ArrowLeft', {}, '2026-10-23T12:30Z'],
  ])('moves by %s %o', (key, held, moved) =>
    expect(iso(movedByKey(at, { key, ...plain, ...held }, zone))).toBe(moved),
  );

  test('stays at its time after any other key', () =>
    expect(movedByKey(at, { key: 'a', ...plain }, zone)).toBeNull());

  test('moves to the time after a skipped hour', () => {
    const before = new Date('2026-03-28T01:30:00Z'); // 02:30
    expect(iso(movedByKey(before, { key: 'ArrowRight', ...plain }, zone))).toBe('2026-03-29T01:30Z'); // 03:30
  });

  test('is rounded to five minutes of its day, by the elapsed hours', () => {
    const [day] = daysFrom('2026-10-25', 1, (date) => startOfDate(date, zone));
    if (!day) throw new Error('no day');
    expect(iso(instantAt(day, 3.02))).toBe('2026-10-25T01:00Z'); // the second 02:00
    expect(iso(instantAt(day, -1))).toBe('2026-10-24T22:00Z');
    expect(iso(instantAt(day, 99))).toBe('2026-10-25T22:55Z');
  });
});
