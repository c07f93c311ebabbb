import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPlace, writePlace } from './resultCursor.ts';

const place = {
  moment: 1_795_800_000_123,
  weights: [4.12, 0.05],
  average: 412,
  common: true,
  block: '1795800000000000.123',
  last: { score: 12.345678901234567, id: 99 },
};

test('a cursor is parsed as it was written', () => {
  expect(readPlace(writePlace(place))).toEqual(place);
  expect(readPlace(writePlace({ ...place, block: null, last: null }))).toEqual({
    ...place,
    block: null,
    last: null,
  });
});

test('with the maximum number of words it is short enough for an address', () => {
  const long = { ...place, weights: Array.from({ length: 36 }, (_, n) => n + 0.37) };
  expect(readPlace(writePlace(long))).toEqual(long);
});

test('any other text is no cursor', () => {
  const odd = [
    '',
    'x',
    'e30',
    Buffer.from('[1]').toString('base64url'),
    'A'.repeat(10_000),
    '%',
    '\0',
    '../..',
  ];
  for (const text of odd) expect(readPlace(text)).toBeNull();
  fc.assert(
    fc.property(fc.json(), (json) => {
      const read = readPlace(Buffer.from(json).toString('base64url'));
      if (read) expect(Number.isFinite(read.moment)).toBe(true);
    }),
  );
});
