import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readHttpDate } from './httpDate.ts';

test.each(['Sun, 06 Nov 1994 08:49:37 GMT', 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994'])(
  'the three date forms of the standard give the same instant: %s',
  (text) => {
    expect(readHttpDate(text)).toBe(Date.UTC(1994, 10, 6, 8, 49, 37));
  },
);

test('a formatted instant is parsed to the same second', () => {
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
])('other text is not a date: %j', (text) => {
  expect(readHttpDate(text)).toBeNull();
});

test('a two-digit year is never more than fifty years in the future', () => {
  const now = new Date().getUTCFullYear();
  const date = new Date(Date.UTC(now + 51, 0, 5));
  const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
  const past = new Date(Date.UTC(now - 49, 0, 5));
  const two = String(date.getUTCFullYear() % 100).padStart(2, '0');
  expect(readHttpDate(`${days[past.getUTCDay()]}, 05-Jan-${two} 00:00:00 GMT`)).toBe(past.getTime());
});
