import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseVector } from './vector.ts';

test('a tsvector of Postgres is parsed, and the headline counts twice', () => {
  const { terms, headline, length } = parseVector(
    `'ferri':1A,7,9B 'harbour':2 '2024':3 'o''clock':4 'a':5 '沙洲':6A`,
  );
  expect(Object.fromEntries(terms)).toEqual({ ferri: 4, harbour: 1, "o'clock": 1, 沙洲: 2 });
  expect([...headline]).toEqual(['ferri', '沙洲']);
  expect(length).toBe(8);
});

test('any word is parsed unchanged', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.stringMatching(/^[a-z'\\]{2,20}$/).filter((word) => /[a-z]/.test(word))),
      (words) => {
        const written = words
          .map((word) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}':1`)
          .join(' ');
        expect([...parseVector(written).terms.keys()]).toEqual(words);
      },
    ),
  );
});

test('an empty tsvector has no terms', () => {
  expect(parseVector('').terms.size).toBe(0);
});
