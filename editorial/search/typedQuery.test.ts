import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTypedQuery } from './typedQuery.ts';

const said = (typed: string) => parseTypedQuery(typed).wanted.map(({ text }) => text);

describe('a question', () => {
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
  ])('%j is its words, phrases and what must not be there', (typed, wanted, unwanted) => {
    const read = parseTypedQuery(typed);
    expect(read.wanted.map(({ text }) => text)).toEqual(wanted);
    expect(read.unwanted.map(({ text }) => text)).toEqual(unwanted);
  });

  test.each(['', '   ', '""', '-', ':*&|!<->', '%', '🦭', '。，！', '--- ""'])(
    '%j has no word that could be looked for',
    (typed) => expect(said(typed)).toEqual([]),
  );

  test('says when more was asked than is looked for', () => {
    expect(parseTypedQuery('x'.repeat(10_000)).isCut).toBe(true);
    expect(parseTypedQuery(Array.from({ length: 60 }, (_, n) => `w${n}`).join(' ')).isCut).toBe(true);
    expect(parseTypedQuery('harbour ferry').isCut).toBe(false);
  });

  test('loses what cannot be seen', () => {
    expect(parseTypedQuery('\u202eferry\u2066 \0harbour\u200f\n').text).toBe('ferry harbour');
  });

  test('is read from whatever is typed', () => {
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
