import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readHttpDate } from './httpDate.ts';

test.each(['Sun, 06 Nov 1994 08:49:37 GMT', 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994'])(
  'the three forms of the standard are one instant: %s',
  (text) => {
    expect(readHttpDate(text)).toBe(Date.UTC(1994, 10, 6, 8, 49, 37));
  },
);

test('whatever instant is written is read again, to the second', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 253_402_300_799 }), (second) => {
      expect(readHttpDate(new Date(second * 1000).toUTCString())).toBe(second * 1000);
    }),
  );
});

test.each([
  '',
  '0',
  'yesterday',
  '1994-11-06T08:49:37Z',
  'Sun, 06 Nov 1994 08:49:37',
  'Sun, 06 Nov 1994 08:49:37 UTC',
  'Sun, 06 Nov 1994 08:49:37 +0000',
  'sun, 06 nov 1994 08:49:37 gmt',
  'Sun, 6 Nov 1994 08:49:37 GMT',
  'Mon, 06 Nov 1994 08:49:37 GMT',
  'Wed, 30 Feb 1994 08:49:37 GMT',
  'Sun, 06 Nov 1994 24:00:00 GMT',
  'Sun, 06 Nov 1994 08:60:37 GMT',
  'Sun, 06 Nov 1994 08:49:37 GMT, Mon, 07 Nov 1994 08:49:37 GMT',
  ' Sun, 06 Nov 1994 08:49:37 GMT',
])('and nothing else is a date: %j', (text) => {
  expect(readHttpDate(text)).toBeNull();
});

test('a year of two digits is never more than fifty years ahead', () => {
  const now = new Date().getUTCFullYear();
  const date = new Date(Date.UTC(now + 51, 0, 5));
  const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
  const past = new Date(Date.UTC(now - 49, 0, 5));
  const two = String(date.getUTCFullYear() % 100).padStart(2, '0');
  expect(readHttpDate(`${days[past.getUTCDay()]}, 05-Jan-${two} 00:00:00 GMT`)).toBe(past.getTime());
});
