import { expect, test } from 'vitest';
import { draftSchema } from '#body/draftSchema.ts';
import { createBlockSearch, type FindOptions } from './textMatches.ts';

const options: FindOptions = { isCaseSensitive: false, isAccentBlind: true, isWholeWords: false };

const paragraph = (text: string) => draftSchema.node('paragraph', null, text ? draftSchema.text(text) : []);

/** The parts of a text that a query finds. */
function found(text: string, query: string, change: Partial<FindOptions> = {}, language = 'en'): string[] {
  const search = createBlockSearch(query, { ...options, ...change }, language);
  return search(paragraph(text)).map(([from, to]) => text.slice(from, to));
}

test('case and diacritics are ignored unless asked for', () => {
  expect(found('Café CAFÉ cafe', 'cafe')).toEqual(['Café', 'CAFÉ', 'cafe']);
  expect(found('Café CAFÉ cafe', 'café', { isAccentBlind: false })).toEqual(['Café', 'CAFÉ']);
  expect(found('Café CAFÉ cafe', 'Cafe', { isCaseSensitive: true })).toEqual(['Café']);
  expect(found('Café Cafe', 'Cafe', { isCaseSensitive: true, isAccentBlind: false })).toEqual(['Cafe']);
});

test('a match contains the combining signs of its letters', () => {
  expect(found('the cafe\u0301s', 'cafe')).toEqual(['cafe\u0301']);
  expect(found('İstanbul', 'istanbul')).toEqual(['İstanbul']);
});

test('Arabic is found without its vowels; signs that make other letters elsewhere are kept', () => {
  expect(found('مُحَمَّد', 'محمد')).toEqual(['مُحَمَّد']);
  expect(found('がく', 'かく')).toEqual([]);
  expect(found('한글', '하')).toEqual([]);
});

test('straight quotes and spaces find typographic ones, but not the reverse', () => {
  expect(found('don’t “go”\u00a0now', 'don\'t "go" now')).toEqual(['don’t “go”\u00a0now']);
  expect(found('"a" “b”', '“')).toEqual(['“']);
});

test('whole words end where the language says, also without spaces', () => {
  expect(found('Art starts art-house', 'art', { isWholeWords: true })).toEqual(['Art', 'art']);
  expect(found("don't", 'don', { isWholeWords: true })).toEqual([]);
  expect(found('北京大学在北京', '北京', { isWholeWords: true }, 'zh-CN')).not.toHaveLength(0);
  expect(found('我们研究生命起源', '究生', { isWholeWords: true }, 'zh-CN')).toEqual([]);
  expect(found('我们研究生命起源', '究生', {}, 'zh-CN')).toEqual(['究生']);
});

test('matches do not overlap, and an empty query finds nothing', () => {
  expect(found('aaaa', 'aa')).toEqual(['aa', 'aa']);
  expect(found('aaaa', '')).toEqual([]);
});

test('a line break counts as no text, and text whose deletion is proposed is not found', () => {
  const deletion = draftSchema.mark('deletion', { id: '0b8e6f0e-95a5-4f0e-8d4b-6f1a2b3c4d5e' });
  const block = draftSchema.node('paragraph', null, [
    draftSchema.text('ferry'),
    draftSchema.node('hardBreak'),
    draftSchema.text('ferry', [deletion]),
    draftSchema.text(' ferry'),
  ]);
  expect(createBlockSearch('ferry', options, 'en')(block)).toEqual([
    [0, 5],
    [12, 17],
  ]);
});

test('an unchanged block is searched once', () => {
  const search = createBlockSearch('a', options, 'en');
  const block = paragraph('a b a');
  expect(search(block)).toBe(search(block));
});
