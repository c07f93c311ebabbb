import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { BodyNode } from '#body/bodyTypes.ts';
import { checkBody } from '#body/checkBody.ts';
import { bodyOf, heading, paragraph } from '#body/composeBody.ts';
import {
  draftOf,
  newDraft,
  nodesOf,
  readDraft,
  readDraftWithProposals,
  writeDraft,
} from '#body/draftDocument.ts';
import { resolveSuggestions } from './resolvingSuggestions.ts';
import { suggestionsIn } from './suggestionList.ts';

const [a, b, c] = ['aaaaaaaa', 'bbbbbbbb', 'cccccccc'].map(
  (part) => `${part}-0000-4000-8000-000000000000`,
) as [string, string, string];
const always = () => true;

/** A draft with a paragraph, a heading and a list, in which others can put suggestions. */
const ferryDraft = () =>
  newDraft({
    headline: 'The ferry',
    standfirst: '',
    body: bodyOf([
      paragraph('The ferry left on Monday.'),
      heading(2, 'The harbour'),
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('One. Two.')] }] },
    ]),
  });

const block = (ydoc: Y.Doc, at: number) => ydoc.getXmlFragment('body').get(at) as Y.XmlElement;
const textOf = (element: Y.XmlElement) => element.get(0) as Y.XmlText;

const plain = (nodes: BodyNode[]): unknown =>
  nodes.map(({ type, attrs, content, text, marks }) => {
    const { id: _, ...rest } = attrs ?? {};
    return [type, rest, text ?? plain(content ?? []), ...(marks ?? []).map((mark) => mark.type)];
  });

function contentOf(ydoc: Y.Doc) {
  const { headline, body } = readDraft(ydoc);
  const checked = checkBody(body);
  if (!checked.fit) throw new Error(checked.problem);
  return { headline, body: plain(checked.body.content) };
}

/** A replacement by one person, a deletion by another that overlaps it, a format, and a proposal for each kind of block. */
function suggestInEveryWay(ydoc: Y.Doc): void {
  const text = textOf(block(ydoc, 0));
  text.format(14, 10, { 'deletion--AAAAAAAA': { id: a } });
  text.format(17, 7, { 'deletion--BBBBBBBB': { id: b } });
  text.insert(24, ' at ten', { insertion: { id: a } });
  text.format(4, 5, { 'formatting--CCCCCCCC': { id: c, add: { type: 'bold' } } });
  block(ydoc, 1).setAttribute('changed', { id: b, type: 'heading', attrs: { level: 3 } } as never);
  const item = (block(ydoc, 2).get(0) as Y.XmlElement).get(0) as Y.XmlElement;
  textOf(item).insert(4, '¶', { insertion: { id: c }, suggestedBreak: {} });
  const added = new Y.XmlElement('paragraph');
  added.setAttribute('inserted', a);
  added.insert(0, [new Y.XmlText()]);
  ydoc.getXmlFragment('body').insert(3, [added]);
  (added.get(0) as Y.XmlText).insert(0, 'More follows.', { insertion: { id: a } });
  const headline = textOf(ydoc.getXmlFragment('headline').get(0) as Y.XmlElement);
  headline.insert(9, ' sails', { insertion: { id: a } });
}

test('a draft with suggestions is read as if all were rejected', () => {
  const ydoc = ferryDraft();
  const before = contentOf(ydoc);
  suggestInEveryWay(ydoc);
  expect(contentOf(ydoc)).toEqual(before);
});

test('rejecting all suggestions in the document gives the text that was read before', () => {
  const ydoc = ferryDraft();
  const before = contentOf(ydoc);
  suggestInEveryWay(ydoc);
  resolveSuggestions(ydoc, always, 'rejected');
  expect(contentOf(ydoc)).toEqual(before);
  expect(suggestionsIn({ body: nodesOf(ydoc.getXmlFragment('body')) })).toEqual([]);
  expect(ydoc.getXmlFragment('body').length).toBe(3);
});

test('accepting all suggestions gives the proposed text', () => {
  const ydoc = ferryDraft();
  suggestInEveryWay(ydoc);
  resolveSuggestions(ydoc, always, 'accepted');
  expect(contentOf(ydoc)).toEqual({
    headline: 'The ferry sails',
    body: [
      [
        'paragraph',
        {},
        [
          ['text', {}, 'The '],
          ['text', {}, 'ferry', 'bold'],
          ['text', {}, ' left at ten.'],
        ],
      ],
      ['heading', { level: 3 }, [['text', {}, 'The harbour']]],
      [
        'bulletList',
        {},
        [
          ['listItem', {}, [['paragraph', {}, [['text', {}, 'One.']]]]],
          ['listItem', {}, [['paragraph', {}, [['text', {}, ' Two.']]]]],
        ],
      ],
      ['paragraph', {}, [['text', {}, 'More follows.']]],
    ],
  });
});

test('one suggestion is resolved and the others stay', () => {
  const ydoc = ferryDraft();
  suggestInEveryWay(ydoc);
  resolveSuggestions(ydoc, (id) => id === a, 'accepted');
  const left = suggestionsIn({ body: nodesOf(ydoc.getXmlFragment('body')) });
  expect(left.map(({ id }) => id).sort()).toEqual([b, c]);
  expect(contentOf(ydoc).body).toContainEqual(['paragraph', {}, [['text', {}, 'The ferry left at ten.']]]);
});

test('suggestions are listed in the order of the text, each with what it proposes', () => {
  const ydoc = ferryDraft();
  suggestInEveryWay(ydoc);
  const content = {
    headline: nodesOf(ydoc.getXmlFragment('headline')),
    body: nodesOf(ydoc.getXmlFragment('body')),
  };
  expect(suggestionsIn(content)).toEqual([
    {
      id: a,
      field: 'headline',
      parts: [
        { is: 'insert', text: ' sails' },
        { is: 'delete', text: ' on Monday' },
        { is: 'insert', text: ' at ten' },
        { is: 'insert-block', type: 'paragraph', text: 'More follows.' },
      ],
    },
    {
      id: c,
      field: 'body',
      parts: [{ is: 'add-format', mark: { type: 'bold' }, text: 'ferry' }, { is: 'break' }],
    },
    {
      id: b,
      field: 'body',
      parts: [
        { is: 'delete', text: ' Monday' },
        {
          is: 'change-block',
          from: 'heading',
          to: { id: b, type: 'heading', attrs: { level: 3 } },
          text: 'The harbour',
        },
      ],
    },
  ]);
});

test('text that somebody types into a proposed paragraph without suggesting it survives the rejection', () => {
  const ydoc = ferryDraft();
  suggestInEveryWay(ydoc);
  textOf(block(ydoc, 3)).insert(13, ' Typed.', { insertion: null });
  const body = contentOf(ydoc).body as unknown[];
  expect(body[3]).toEqual(['paragraph', {}, [['text', {}, ' Typed.']]]);
  resolveSuggestions(ydoc, always, 'rejected');
  expect(contentOf(ydoc).body).toEqual(body);
});

test('joining and deleting blocks, when accepted, keeps the other blocks', () => {
  const ydoc = ferryDraft();
  block(ydoc, 1).setAttribute('joined', a);
  block(ydoc, 2).setAttribute('deleted', b);
  resolveSuggestions(ydoc, always, 'accepted');
  expect(contentOf(ydoc).body).toEqual([
    ['paragraph', {}, [['text', {}, 'The ferry left on Monday.The harbour']]],
  ]);
});

test('a block that is joined across deleted ones continues the one before them, with its text', () => {
  const ydoc = ferryDraft();
  block(ydoc, 1).setAttribute('deleted', a);
  const last = new Y.XmlElement('paragraph');
  last.insert(0, [new Y.XmlText('At last.')]);
  ydoc.getXmlFragment('body').insert(2, [last]);
  last.setAttribute('joined', a);
  resolveSuggestions(ydoc, always, 'accepted');
  expect((contentOf(ydoc).body as unknown[])[0]).toEqual([
    'paragraph',
    {},
    [['text', {}, 'The ferry left on Monday.At last.']],
  ]);
});

test('a proposed deletion is recovered with its text, and so is a proposed insertion', () => {
  const ydoc = ferryDraft();
  suggestInEveryWay(ydoc);
  const { headline, body } = readDraftWithProposals(ydoc);
  expect(headline).toBe('The ferry sails');
  expect(JSON.stringify(body)).toContain(' on Monday');
  expect(JSON.stringify(body)).toContain('at ten');
  expect(checkBody(body).fit).toBe(true);
});

test('a forward edit keeps the comments and suggestions of the blocks that it does not change', () => {
  const ydoc = ferryDraft();
  suggestInEveryWay(ydoc);
  const before = readDraft(ydoc).body as { content: BodyNode[] };
  const edited = checkBody({ type: 'doc', content: [paragraph('New.'), ...before.content.slice(0, 2)] });
  if (!edited.fit) throw new Error(edited.problem);
  writeDraft(ydoc, { body: edited.body });
  const left = suggestionsIn({ body: nodesOf(ydoc.getXmlFragment('body')) });
  expect(left.map(({ id }) => id).sort()).toEqual([a, b, c]);
  expect(contentOf(ydoc).body).toEqual(plain(edited.body.content));
});

test('text that another person types in the second half of a paragraph survives an accepted split', () => {
  const ydoc = ferryDraft();
  textOf(block(ydoc, 0)).insert(9, '¶', { insertion: { id: a }, suggestedBreak: {} });
  const other = draftOf(Y.encodeStateAsUpdate(ydoc));
  textOf(block(other, 0)).insert(16, 'QUAY', { insertion: null });
  resolveSuggestions(ydoc, always, 'accepted');
  Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(other));
  expect(JSON.stringify(contentOf(ydoc))).toContain('QUAY');
});
