import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Marked, markAll, markPart } from './matchMarks.ts';
import { foldForMarking } from './textFolding.ts';

const shown = (parts: Marked | null) =>
  parts?.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join('') ?? null;
const ferries = { words: new Set(['ferries', 'ferry']), strings: [] };

describe('a snippet', () => {
  test('marks whole words as they are written', () => {
    expect(shown(markAll('Ferries: a ferry, a ferryman.', ferries))).toBe(
      '[Ferries]: a [ferry], a ferryman.',
    );
  });

  test('marks Chinese wherever it occurs', () => {
    expect(shown(markAll('香港渡轮停航，渡轮公司道歉', { words: new Set(), strings: ['渡轮'] }))).toBe(
      '香港[渡轮]停航，[渡轮]公司道歉',
    );
  });

  test.each([
    ['臺灣船東，台灣茶', '台湾', '[臺灣]船東，[台灣]茶'],
    ['台湾茶', '臺灣', '[台湾]茶'],
    ['渡\u200b轮，渡\u00ad轮', '渡轮', '[渡\u200b轮]，[渡\u00ad轮]'],
    ['ＡＩ与ai，MAIN里没有', 'AI', '[ＡＩ]与[ai]，MAIN里没有'],
    ['１２０台，1200台', '120', '[１２０]台，1200台'],
    ['𪜎船', '𪜎', '[𪜎]船'],
  ])('of %j for the query %j marks the written form', (text, query, marked) => {
    expect(shown(markAll(text, { words: new Set(), strings: [foldForMarking(query)] }))).toBe(marked);
  });

  test('marks nothing for an empty query', () => {
    expect(shown(markAll('渡轮', { words: new Set(), strings: [''] }))).toBe('渡轮');
  });

  test('marks a word in spite of invisible characters in it', () => {
    const words = new Set(['fer\u00adries']);
    expect(shown(markAll('Fer\u00adries sail', { words, strings: [] }))).toBe('[Fer\u00adries] sail');
  });

  test('is the part with the most matches, cut between words', () => {
    const text = `A ferry here. ${'Nothing of it. '.repeat(60)}Then a ferry, and more ferries still. ${'And so on. '.repeat(60)}`;
    const part = shown(markPart(text, ferries, 120)) ?? '';
    expect(part).toContain('a [ferry], and more [ferries] still.');
    expect(part.length).toBeLessThan(160);
    expect(part).toMatch(/^… .* …$/u);
    for (const word of part
      .replace(/[[\]…]/g, '')
      .split(/\s+/)
      .filter(Boolean))
      expect(text).toContain(word);
  });

  test('is null if nothing matches', () => {
    expect(markPart('No boats at all', ferries, 100)).toBeNull();
  });

  test('is always a part of the text, in whole characters, whatever the query', () => {
    const sign = fc.constantFrom(
      'a',
      'b',
      ' ',
      '渡',
      '轮',
      '🦭',
      'İ',
      '\n',
      '𠀀',
      '臺',
      'Ａ',
      '\u00ad',
      '𪜎',
    );
    const some = (maxLength: number) =>
      fc.array(sign, { minLength: 1, maxLength }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(
        some(300),
        fc.array(some(3), { maxLength: 4 }),
        fc.integer({ min: 20, max: 90 }),
        (text, queries, length) => {
          const strings = queries.map((each) => foldForMarking(each).trim()).filter(Boolean);
          const parts = markPart(text, { words: new Set(strings), strings }, length);
          const inside = (parts ?? [])
            .map((part) => part.text)
            .join('')
            .replace(/^… | …$/gu, '');
          expect(text.replace(/\s+/gu, ' ')).toContain(inside.replace(/\s+/gu, ' ').trim());
          expect(inside.isWellFormed()).toBe(true);
          expect(
            markAll(text, { words: new Set(strings), strings })
              .map((part) => part.text)
              .join('')
              .replace(/\s+/gu, ' '),
          ).toBe(text.replace(/\s+/gu, ' '));
        },
      ),
    );
  });
});
