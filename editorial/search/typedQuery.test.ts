import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTypedQuery } from './typedQuery.ts';

const wantedTexts = (typed: string) => parseTypedQuery(typed).wanted.map(({ text }) => text);

describe('a query', () => {
  test.each([
    ['harbour ferry', ['harbour', 'ferry'], []],
    ['“night ferry” harbour', ['night ferry', 'harbour'], []],
    ['ferry -harbour', ['ferry'], ['harbour']],
    ['ferry -"night bus"', ['ferry'], ['night bus']],
    ['well-known ferry', ['well-known', 'ferry'], []],
    ['气候变化', ['气候', '变化'], []],
    ['"气候变化"', ['气候变化'], []],
    ['COVID疫情', ['COVID', '疫情'], []],
    ['雪', ['雪'], []],
    ['"unfinished', ['unfinished'], []],
    ['ferry Ferry FERRY', ['FERRY'], []],
  ])('%j is parsed to words, phrases and exclusions', (typed, wanted, unwanted) => {
    const read = parseTypedQuery(typed);
    expect(read.wanted.map(({ text }) => text)).toEqual(wanted);
    expect(read.unwanted.map(({ text }) => text)).toEqual(unwanted);
  });

  test.each(['', '   ', '""', '-', ':*&|!<->', '%', '🦭', '。，！', '--- ""'])(
    '%j has no word that can be searched for',
    (typed) => expect(wantedTexts(typed)).toEqual([]),
  );

  test('says when it was longer than what is searched for', () => {
    expect(parseTypedQuery('x'.repeat(10_000)).isCut).toBe(true);
    expect(parseTypedQuery(Array.from({ length: 60 }, (_, n) => `w${n}`).join(' ')).isCut).toBe(true);
    expect(parseTypedQuery('harbour ferry').isCut).toBe(false);
  });

  test('loses invisible characters', () => {
    expect(parseTypedQuery('\u202eferry\u2066 \0harbour\u200f\n').text).toBe('ferry harbour');
  });

  test('is parsed from any input', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (typed) => {
        const read = parseTypedQuery(typed);
        const pieces = [...read.wanted, ...read.unwanted];
        expect(
          pieces.every(({ text }) => text.isWellFormed() && /[\p{L}\p{N}\p{Script=Han}]/u.test(text)),
        ).toBe(true);
        expect(pieces.length).toBeLessThanOrEqual(24);
      }),
    );
  });
});
