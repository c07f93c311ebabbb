import { expect, test } from 'vitest';
import { blockTypes } from '#body/blocks/blockRegistry.ts';
import { countWords, plainText } from '#body/bodyText.ts';
import type { Body } from '#body/bodyTypes.ts';
import { draftSchema } from '#body/draftSchema.ts';
import { countCharacters, countsBetween, countsOfBody } from './textCounts.ts';

const text = (words: string, ...marks: { type: string; attrs?: Record<string, unknown> }[]) => ({
  type: 'text',
  text: words,
  marks,
});
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const bodyOf = (...content: object[]) => ({ type: 'doc', content }) as Body;
const documentOf = (body: Body) => draftSchema.nodeFromJSON(body);

test('characters are what readers regard as one', () => {
  expect(countCharacters('cafe\u0301')).toBe(4);
  expect(countCharacters('👩‍👩‍👧 🇨🇳')).toBe(3);
  expect(countCharacters('轮渡，停航。')).toBe(6);
  expect(countCharacters('“It’s”')).toBe(6);
  expect(countCharacters('العبّارة')).toBe(7);
});

test.each([
  ['en', 'The ferry’s crew left at dawn. It did not return.'],
  ['zh-CN', '渡轮清晨离开码头。它没有回来！'],
  ['ar', 'غادرت العبّارات الرصيف القديم، عند الفجر.'],
])('the words of a story in %s are as many as the server counts', (language, words) => {
  const list = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text(words))] }] };
  const body = bodyOf(paragraph(text(words)), list, paragraph());
  expect(countsOfBody(documentOf(body), language).words).toBe(countWords(plainText(body), language));
});

test('so are the words of a story with a block of each type', () => {
  const body = bodyOf(...blockTypes.map(({ sample }) => sample));
  expect(countsOfBody(documentOf(body), 'en').words).toBe(countWords(plainText(body), 'en'));
});

test('a selection is counted from its first to its last character', () => {
  const doc = documentOf(bodyOf(paragraph(text('One two three')), paragraph(text('four five'))));
  expect(countsBetween(doc, 5, 20, 'en')).toEqual({ words: 3, characters: 13, charactersWithoutSpaces: 12 });
});

test('proposed text is not counted, as nothing of it is in the story yet', () => {
  const id = '0b8e6f0e-95a5-4f0e-8d4b-6f1a2b3c4d5e';
  const body = bodyOf(
    paragraph(text('One '), text('new ', { type: 'insertion', attrs: { id } }), text('two')),
  );
  expect(countsOfBody(documentOf(body), 'en').words).toBe(2);
});
