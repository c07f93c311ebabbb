import { expect, test } from 'vitest';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { fitContentOf } from './fitContent.ts';
import { textOfDraft } from './recoveredText.ts';

const content = (body: unknown, headline = 'Head', standfirst = 'Stand') => ({ headline, standfirst, body });
const blocks = (...texts: string[]) => ({ type: 'doc', content: texts.map(paragraph) });
const LONG = 'word '.repeat(30_000).trim();

test('all text of a body that is too large for an article is returned', () => {
  const many = Array.from({ length: 20 }, (_, at) => `${at} ${LONG}`);
  const text = textOfDraft(content(blocks(...many)));
  expect(text.length).toBeGreaterThan(2_000_000);
  expect(text).toBe(['Head', 'Stand', ...many].join('\n\n'));
});

test('text in unknown blocks, in lists, after line breaks and about pictures is returned', () => {
  const body = {
    type: 'doc',
    content: [
      { type: 'unheard-of', content: [{ type: 'text', text: 'In the unknown' }] },
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('In a list')] }] },
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'One line' },
          { type: 'hardBreak' },
          { type: 'text', text: 'and another' },
        ],
      },
      { type: 'blockquote', attrs: { attribution: 'Tove' }, content: [paragraph('In a quote')] },
      { type: 'pullQuote', attrs: { attribution: 'Ana' }, content: [{ type: 'text', text: 'Large' }] },
      { type: 'figure', attrs: { asset: 'none', alt: '', caption: 'A gull', credit: 'Ann' } },
      {
        type: 'picture',
        attrs: { asset: 7, alt: 'A tern' },
        content: [paragraph('Of the present'), { type: 'pictureCredit' }],
      },
    ],
  };
  expect(textOfDraft(content(body, '', ''))).toBe(
    'In the unknown\n\nIn a list\n\nOne line\nand another\n\nIn a quote\n\nTove\n\nLarge\n\nAna\n\nA gull\n\nAnn\n\nA tern\n\nOf the present',
  );
  expect(textOfDraft(content(null))).toBe('Head\n\nStand');
});

test('headline and standfirst fill empty fields, and become paragraphs where the draft has text in them', () => {
  const body = bodyOf([paragraph('Body')]);
  const empty = { headline: '', standfirst: '' };
  expect(fitContentOf(content(body), empty)).toEqual({ headline: 'Head', standfirst: 'Stand', body });
  expect(fitContentOf(content(body), { headline: 'Another', standfirst: 'Stand' })).toEqual({
    body: bodyOf([paragraph('Head'), paragraph('Body')]),
  });
  const long = 'long '.repeat(300).trim();
  expect(fitContentOf(content(body, long), empty)).toEqual({
    standfirst: 'Stand',
    body: bodyOf([paragraph(long), paragraph('Body')]),
  });
});

test('an invalid body is reduced to its text, without characters that cannot be stored', () => {
  const body = { type: 'doc', content: [{ type: 'unheard-of', content: [paragraph('a\0b\uD800c')] }] };
  expect(fitContentOf(content(body, 'H\0ead', ''))).toEqual({
    headline: 'Head',
    body: bodyOf([paragraph('ab\uFFFDc')]),
  });
});

test('a text that is larger than an article may be is not shortened', () => {
  expect(fitContentOf(content(blocks(...Array.from({ length: 20 }, () => LONG))))).toBeUndefined();
});
