import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readImportedCopy } from './copyReader.ts';
import { describeReading, wireFixtures } from './wireDocuments.fixture.ts';

describe.each(['shapes', 'cases'] as const)(
  'copy in the %s that agencies, press offices and writers send',
  (kind) => {
    const path = new URL(`./fixtures/${kind}.json`, import.meta.url);
    const expected: Record<string, unknown> = JSON.parse(readFileSync(path, 'utf8'));
    const fixtures = wireFixtures(kind);

    test('has an expected document for every file, and a file for every document', () => {
      expect(Object.keys(expected).sort()).toEqual(fixtures.map(({ name }) => name));
    });

    test.each(fixtures)('$name gives exactly its document', ({ name, text }) => {
      expect(describeReading(readImportedCopy(text))).toEqual(expected[name]);
    });
  },
);

test('at least forty shapes are covered', () => {
  expect(wireFixtures('shapes').length).toBeGreaterThanOrEqual(40);
});
