import { describe, expect, test } from 'vitest';
import { bodySchema } from './bodySchema.ts';
import { checkBody, checkLine } from './checkBody.ts';
import { isFitHref } from './href.ts';
import { threadMs } from './threadTime.fixture.ts';

const linked = (href: unknown) => ({
  type: 'doc',
  content: [
    { type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] }] },
  ],
});
const docWith = (block: unknown) => ({ type: 'doc', content: [block] });

describe('links', () => {
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'javascript\u200b:alert(1)',
    'javascript&colon;alert(1)',
    'vbscript:msgbox(1)',
    'data:text/html,<script>alert(1)</script>',
    'DATA:text/html;base64,PHNjcmlwdD4=',
    'blob:https://example.com/1',
    '//evil.example/x',
    '/\\evil.example',
    '\\\\evil.example',
    'https:evil.example',
    'http://',
    'file:///etc/passwd',
    'view-source:javascript:alert(1)',
    '',
    null,
    { toString: () => 'https://example.com' },
  ])('%j is refused, by the check and by the schema itself', (href) => {
    expect(checkBody(linked(href))).toMatchObject({ fit: false });
    expect(() => bodySchema.nodeFromJSON(linked(href)).check()).toThrow(RangeError);
  });

  test.each([
    'https://example.com/a?b=c#d',
    'http://例子.测试/路',
    'mailto:desk@example.com',
    '/articles/x',
    '#top',
  ])('%s is fit', (href) => {
    expect(isFitHref(href)).toBe(true);
    expect(checkBody(linked(href))).toMatchObject({ fit: true });
  });
});

describe('a body that was not created by the editor', () => {
  test.each([
    ['an unknown node', docWith({ type: 'script', content: [] })],
    ['a node named like a property of every object', docWith({ type: 'constructor' })],
    [
      'an unknown mark',
      docWith({ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'code' }] }] }),
    ],
    ['an event attribute', docWith({ type: 'paragraph', attrs: { onclick: 'alert(1)' } })],
    ['a heading of level 1', docWith({ type: 'heading', attrs: { level: 1 } })],
    ['a heading whose level is text', docWith({ type: 'heading', attrs: { level: '2' } })],
    ['a figure without an asset', docWith({ type: 'figure', attrs: { alt: 'x' } })],
    ['a figure whose asset is text', docWith({ type: 'figure', attrs: { asset: '1' } })],
    ['an extra key', docWith({ type: 'paragraph', html: '<b>' })],
    ['text where blocks belong', docWith({ type: 'text', text: 'x' })],
    ['empty text', docWith({ type: 'paragraph', content: [{ type: 'text', text: '' }] })],
    ['a paragraph within a paragraph', docWith({ type: 'paragraph', content: [{ type: 'paragraph' }] })],
    ['NUL', docWith({ type: 'paragraph', content: [{ type: 'text', text: 'a\0b' }] })],
    ['half a surrogate pair', docWith({ type: 'paragraph', content: [{ type: 'text', text: '\ud83d' }] })],
    ['NUL in a caption', docWith({ type: 'figure', attrs: { asset: 1, caption: '\0' } })],
    ['an empty doc', { type: 'doc', content: [] }],
    ['a doc within a doc', docWith({ type: 'doc', content: [{ type: 'paragraph' }] })],
    ['content that is not a list', { type: 'doc', content: 'x' }],
    ['null', null],
    ['a list', []],
    ['text', 'doc'],
  ])('is refused for %s', (_, json) => {
    const checked = checkBody(json);
    expect(checked.fit).toBe(false);
    expect(!checked.fit && checked.problem.length).toBeGreaterThan(5);
  });

  test('is refused within a second when 50,000 nodes are nested', () => {
    let nested: Record<string, unknown> = { type: 'paragraph' };
    for (let level = 0; level < 50_000; level += 1) nested = { type: 'blockquote', content: [nested] };
    const begun = threadMs();
    expect(checkBody(docWith(nested))).toEqual({
      fit: false,
      problem: 'It is nested deeper than 64 levels.',
    });
    expect(threadMs() - begun).toBeLessThan(1_000);
  });

  test('is refused within a second at 5 MB of text, and at too many blocks', () => {
    const begun = threadMs();
    const long = { type: 'paragraph', content: [{ type: 'text', text: 'x'.repeat(5_000_000) }] };
    expect(checkBody(docWith(long)).fit).toBe(false);
    const many = Array.from({ length: 60_000 }, () => ({ type: 'paragraph' }));
    expect(checkBody({ type: 'doc', content: many }).fit).toBe(false);
    expect(threadMs() - begun).toBeLessThan(1_000);
  });

  test('is returned in canonical form: without absent attributes, with marks in order', () => {
    const marks = [{ type: 'italic' }, { type: 'bold' }, { type: 'link', attrs: { href: '/x' } }];
    const input = { type: 'paragraph', attrs: { id: null }, content: [{ type: 'text', text: 'x', marks }] };
    const checked = checkBody(docWith(input));
    expect(checked).toMatchObject({ fit: true, body: { content: [{ content: [{ text: 'x' }] }] } });
    expect(checkBody(checked.fit && checked.body)).toEqual(checked);
  });
});

test('line breaks in a line become spaces; NUL and lone surrogates are refused', () => {
  expect(checkLine(' One\n two ')).toEqual({ fit: true, line: 'One two' });
  expect(checkLine('a\0b').fit).toBe(false);
  expect(checkLine('\udc00').fit).toBe(false);
  expect(checkLine('x'.repeat(5_000)).fit).toBe(false);
  expect(checkLine(7).fit).toBe(false);
});

test('a new block is a paragraph', () => {
  expect(bodySchema.nodes.doc?.contentMatch.defaultType?.name).toBe('paragraph');
  expect(bodySchema.nodes.listItem?.contentMatch.defaultType?.name).toBe('paragraph');
});
