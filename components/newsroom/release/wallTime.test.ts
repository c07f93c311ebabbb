import { expect, test } from 'vitest';
import { instantOf, wallTimeOf } from './wallTime.ts';

test.each([
  ['2026-01-15T08:30', 'Europe/Copenhagen', '2026-01-15T07:30:00.000Z'],
  ['2026-07-15T08:30', 'Europe/Copenhagen', '2026-07-15T06:30:00.000Z'],
  ['2026-07-15T08:30', 'Asia/Shanghai', '2026-07-15T00:30:00.000Z'],
  ['2026-10-25T02:30', 'Europe/Copenhagen', '2026-10-25T00:30:00.000Z'], // twice that night: the first
  ['2026-03-29T02:30', 'Europe/Copenhagen', '2026-03-29T01:30:00.000Z'], // never that night: an hour on
  ['2026-03-29T03:30', 'Europe/Copenhagen', '2026-03-29T01:30:00.000Z'],
])('%s in %s is %s', (wall, zone, instant) => {
  expect(instantOf(wall, zone)?.toISOString()).toBe(instant);
});

test('an instant is told by the clock of the place', () => {
  expect(wallTimeOf(new Date('2026-12-31T23:30:00Z'), 'Asia/Shanghai')).toBe('2027-01-01T07:30');
  expect(instantOf('yesterday', 'UTC')).toBeNull();
});
