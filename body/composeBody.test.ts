import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { linksOf } from './bodyText.ts';
import { bodyFromMarkdown } from './composeBody.ts';

const kinds = (markdown: string) => bodyFromMarkdown(markdown).content.map(({ type }) => type);

test('Markdown is parsed into our types of blocks', () => {
  expect(kinds('One.\n\n# Big\n\n1. a\n2. b\n\n> Quoted.\n\n>> Pulled **out**.')).toEqual([
    'paragraph',
    'heading',
    'orderedList',
    'blockquote',
    'pullQuote',
  ]);
});

test('HTML in Markdown is text, and an unsafe link is refused', () => {
  expect(JSON.stringify(bodyFromMarkdown('<script>alert(1)</script>'))).toContain('"text":"<script>');
  expect(linksOf(bodyFromMarkdown('[x](javascript:alert(1))'))).toEqual([]);
  expect(() => bodyFromMarkdown('[x](ftp://example.com)')).toThrow('A link may lead');
});

test('every article of the sample edition is a valid body', () => {
  const folder = new URL('../db/sample/articles/', import.meta.url);
  for (const name of readdirSync(folder)) {
    const [, , ...text] = readFileSync(new URL(name, folder), 'utf8').split(/^---$/m);
    expect(bodyFromMarkdown(text.join('---')).content.length, name).toBeGreaterThan(3);
  }
});
