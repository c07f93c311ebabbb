import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Body, BodyNode } from './bodyTypes.ts';
import { checkBody } from './checkBody.ts';
import { bodyOf, paragraph } from './composeBody.ts';
import {
  draftOf,
  draftUpdateWith,
  emptyDraft,
  encodeDraft,
  newDraft,
  readDraft,
  writeDraft,
} from './draftDocument.ts';

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter((text) => !text.includes('\0'));
const run = fc.record(
  {
    type: fc.constant('text'),
    text: words,
    marks: fc.subarray([
      { type: 'link', attrs: { href: '/x' } },
      { type: 'bold' },
      { type: 'italic' },
      { type: 'strike' },
      { type: 'subscript' },
      { type: 'superscript' },
      { type: 'language', attrs: { lang: 'fr' } },
    ]),
  },
  { requiredKeys: ['type', 'text'] },
);
const inline = fc.array(fc.oneof({ weight: 5, arbitrary: run }, fc.constant({ type: 'hardBreak' })), {
  maxLength: 5,
});
const textblock = fc.oneof(
  inline.map((content) => ({ type: 'paragraph', content })),
  fc
    .tuple(fc.constantFrom(2, 3, 4), inline)
    .map(([level, content]) => ({ type: 'heading', attrs: { level }, content })),
  inline.map((content) => ({ type: 'pullQuote', content })),
  fc
    .tuple(words, inline)
    .map(([attribution, content]) => ({ type: 'pullQuote', attrs: { attribution }, content })),
  fc.constant({ type: 'divider' }),
  fc
    .record({ asset: fc.integer({ min: 1, max: 9e15 }), alt: words, caption: words, credit: words })
    .map((attrs) => ({ type: 'figure', attrs })),
);
const item = inline.map((content) => ({ type: 'listItem', content: [{ type: 'paragraph', content }] }));
const items = fc.array(item, { minLength: 1, maxLength: 3 });
const block = fc.oneof(
  { weight: 4, arbitrary: textblock },
  items.map((content) => ({ type: 'bulletList', content })),
  items.map((content) => ({ type: 'orderedList', attrs: { start: 3 }, content })),
  fc.array(textblock, { minLength: 1, maxLength: 3 }).map((content) => ({ type: 'blockquote', content })),
  fc
    .tuple(words, fc.array(textblock, { minLength: 1, maxLength: 3 }))
    .map(([attribution, content]) => ({ type: 'blockquote', attrs: { attribution }, content })),
);
const row = fc
  .array(
    fc
      .tuple(fc.constantFrom('tableCell', 'tableHeader'), inline)
      .map(([type, content]) => ({ type, content })),
    { minLength: 1, maxLength: 3 },
  )
  .map((content) => ({ type: 'tableRow', content }));
const table = fc
  .tuple(fc.option(words), fc.array(row, { minLength: 1, maxLength: 3 }))
  .map(([caption, content]) => ({ type: 'table', ...(caption && { attrs: { caption } }), content }));
const factBox = fc
  .tuple(words, fc.array(block, { minLength: 1, maxLength: 2 }))
  .map(([title, content]) => ({ type: 'factBox', attrs: { title }, content }));
const topBlock = fc.oneof({ weight: 4, arbitrary: block }, table, factBox);
const body = fc.array(topBlock, { minLength: 1, maxLength: 8 }).map((blocks): Body => {
  const checked = checkBody({ type: 'doc', content: blocks as BodyNode[] });
  if (!checked.fit) throw new Error(checked.problem);
  return checked.body;
});

/** A body without the block ids that `readDraft` adds. */
function withoutBlockIds(node: BodyNode | Body): unknown {
  const { id: _, ...attrs } = ('attrs' in node && node.attrs) || {};
  const { attrs: __, content, ...rest } = node as BodyNode;
  return {
    ...rest,
    ...(Object.keys(attrs).length > 0 && { attrs }),
    ...(content && { content: content.map(withoutBlockIds) }),
  };
}

const bodyIn = (state: Uint8Array) => {
  const checked = checkBody(readDraft(draftOf(state)).body);
  return checked.fit ? withoutBlockIds(checked.body) : checked.problem;
};

test('content that is written to a draft is read from it, whatever its content was before', () => {
  fc.assert(
    fc.property(body, body, words, (first, second, headline) => {
      const ydoc = draftOf(emptyDraft());
      writeDraft(ydoc, { body: first });
      writeDraft(ydoc, { body: second, headline });
      const read = readDraft(ydoc);
      const checked = checkBody(read.body);
      expect(checked.fit && withoutBlockIds(checked.body)).toEqual(second);
      expect(read.headline).toBe(headline.trim());
    }),
    { numRuns: 150 },
  );
});

test('an empty draft has one empty paragraph in each field', () => {
  expect(readDraft(draftOf(emptyDraft()))).toEqual({
    headline: '',
    standfirst: '',
    body: {
      type: 'doc',
      content: [{ type: 'paragraph', attrs: { id: expect.stringMatching(/^\d+-\d+$/) } }],
    },
  });
});

test('two forward edits of one state merge without doubling their common text', () => {
  const start = emptyDraft();
  const opened = draftUpdateWith(start, { body: bodyOf([paragraph('One.'), paragraph('Two.')]) }) ?? start;
  const base = Y.mergeUpdates([start, opened]);
  const a = draftUpdateWith(base, { body: bodyOf([paragraph('One and a half.'), paragraph('Two.')]) });
  const b = draftUpdateWith(base, { body: bodyOf([paragraph('One.'), paragraph('Two!')]), headline: '标题' });
  const merged = Y.mergeUpdates([base, a ?? base, b ?? base]);
  expect(bodyIn(merged)).toEqual(bodyOf([paragraph('One and a half.'), paragraph('Two!')]));
  expect(readDraft(draftOf(merged)).headline).toBe('标题');
});

test('an edit that changes nothing creates no update', () => {
  const start = emptyDraft();
  expect(draftUpdateWith(start, { headline: '', body: bodyOf([paragraph('')]) })).toBeUndefined();
});

test('a block keeps its id through edits of itself and of other blocks, and writing ids back changes nothing', () => {
  const ids = (ydoc: Y.Doc) => (readDraft(ydoc).body as Body).content.map(({ attrs }) => attrs?.id);
  const ydoc = draftOf(emptyDraft());
  writeDraft(ydoc, { body: bodyOf([paragraph('One.'), paragraph('Two.'), paragraph('Three.')]) });
  const before = ids(ydoc);
  expect(new Set(before).size).toBe(3);
  writeDraft(ydoc, { body: bodyOf([paragraph('New.'), paragraph('One, edited.'), paragraph('Three.')]) });
  expect(ids(ydoc)[2]).toBe(before[2]);
  const read = checkBody(readDraft(ydoc).body);
  if (!read.fit) throw new Error(read.problem);
  expect(draftUpdateWith(Y.encodeStateAsUpdate(ydoc), { body: read.body })).toBeUndefined();
});

test('a body that only a forged client can create is null, and headline and standfirst are still read', () => {
  const forgeries: ((body: Y.XmlFragment) => void)[] = [
    (body) => body.insert(0, [new Y.Map() as never]),
    (body) => body.insert(0, [new Y.Text('x') as never]),
    (body) => body.insert(0, [new Y.XmlHook('x') as never]),
    (body) => (body.get(0) as Y.XmlElement).insert(0, [new Y.Array() as never]),
    (body) => {
      for (let level = 0, inner = body; level < 20_000; level++) {
        const next = new Y.XmlElement('blockquote');
        inner.insert(0, [next]);
        inner = next;
      }
    },
  ];
  for (const forge of forgeries) {
    const ydoc = draftOf(emptyDraft());
    writeDraft(ydoc, { headline: 'Kept' });
    ydoc.transact(() => forge(ydoc.getXmlFragment('body')));
    expect(readDraft(ydoc)).toEqual({ headline: 'Kept', standfirst: '', body: null });
  }
  expect(checkBody(null).fit).toBe(false);
});

test('a new draft with content has exactly that content, and an edit to the same content changes nothing', () => {
  fc.assert(
    fc.property(body, words, words, (body, headline, standfirst) => {
      const state = encodeDraft({ headline, standfirst, body });
      expect(bodyIn(state)).toEqual(withoutBlockIds(body));
      expect(readDraft(draftOf(state)).headline).toBe(headline.trim());
      expect(draftOf(state).getXmlFragment('headline').length).toBe(1);
      expect(draftUpdateWith(state, { headline, standfirst, body })).toBeUndefined();
    }),
    { numRuns: 60 },
  );
});

test('a new draft has the same content and block ids as a document and when read from its state', () => {
  fc.assert(
    fc.property(body, words, words, (body, headline, standfirst) => {
      const ydoc = newDraft({ headline, standfirst, body });
      expect(readDraft(draftOf(Y.encodeStateAsUpdate(ydoc)))).toEqual(readDraft(ydoc));
    }),
    { numRuns: 60 },
  );
});
