import { splitBlock } from '@tiptap/pm/commands';
import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { updateYFragment } from '@tiptap/y-tiptap';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { bodySchema } from '#body/bodySchema.ts';
import type { BodyNode } from '#body/bodyTypes.ts';
import { nodesOf } from '#body/draftDocument.ts';
import { draftSchema } from '#body/draftSchema.ts';
import { rejectedBody } from '#body/suggestions/rejectedContent.ts';
import { resolveSuggestions, type SuggestionOutcome } from '#body/suggestions/resolvingSuggestions.ts';
import { suggestionsIn } from '#body/suggestions/suggestionList.ts';
import { ownSuggestions } from './ownSuggestions.ts';
import { suggestedTransaction } from './suggestedTransaction.ts';

const text = (value: string, ...marks: string[]): BodyNode => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
});
const block = (type: string, ...content: BodyNode[]): BodyNode => ({ type, content });

const story: BodyNode[] = [
  block('paragraph', text('The ferry '), text('left', 'bold'), text(' on Monday.')),
  { type: 'heading', attrs: { level: 2 }, content: [text('The harbour')] },
  block(
    'bulletList',
    block('listItem', block('paragraph', text('One.'))),
    block('listItem', block('paragraph', text('Two.'))),
  ),
  block('blockquote', block('paragraph', text('It made no sound.'))),
  block('paragraph', text('Nobody '), { type: 'hardBreak' }, text('saw it.')),
];

const stateOf = (content: BodyNode[]) =>
  EditorState.create({ doc: draftSchema.nodeFromJSON({ type: 'doc', content }) });

const blocksOf = (doc: Node) => doc.toJSON().content as BodyNode[];

/** Blocks without absent attributes, ids and the difference between no content and empty content. */
function plain(nodes: BodyNode[]): unknown {
  return bodySchema
    .nodeFromJSON({ type: 'doc', content: nodes.map(withoutSuggestions) })
    .toString()
    .replaceAll(', ', ',');
}

function withoutSuggestions({ attrs = {}, content, ...node }: BodyNode): BodyNode {
  const { inserted: _, deleted: __, joined: ___, changed: ____, ...kept } = attrs;
  return { ...node, attrs: kept, ...(content && { content: content.map(withoutSuggestions) }) };
}

/** The blocks after all suggestions were accepted or rejected in Yjs, as the server does it. */
function resolved(doc: Node, outcome: SuggestionOutcome): BodyNode[] {
  const ydoc = new Y.Doc();
  const fragment = ydoc.getXmlFragment('body');
  updateYFragment(ydoc, fragment, doc, { mapping: new Map(), isOMark: new Map() });
  resolveSuggestions(ydoc, () => true, outcome);
  return nodesOf(fragment);
}

const positionOf = (doc: Node, words: string): number => {
  let found = -1;
  doc.descendants((node, at) => {
    const index = node.isText ? (node.text ?? '').indexOf(words) : -1;
    if (index >= 0 && found < 0) found = at + index;
  });
  if (found < 0) throw new Error(`not in the text: ${words}`);
  return found;
};

/** Applies a change as a suggestion. */
function suggest(
  state: EditorState,
  change: (tr: Transaction) => Transaction,
  author = ownSuggestions(new Set()),
) {
  const suggested = suggestedTransaction(state, change(state.tr), author);
  if (!suggested) throw new Error('not suggestible');
  return state.apply(suggested);
}

const listed = (state: EditorState) => suggestionsIn({ body: blocksOf(state.doc) }).map(({ parts }) => parts);

test('typed text is proposed, letter by letter as one suggestion', () => {
  const author = ownSuggestions(new Set());
  let state = stateOf(story);
  const at = positionOf(state.doc, ' on Monday');
  for (const [index, letter] of [...' early'].entries())
    state = suggest(state, (tr) => tr.insertText(letter, at + index), author);
  expect(listed(state)).toEqual([[{ is: 'insert', text: ' early' }]]);
  expect(state.selection.head).toBe(at + 6);
});

test('Backspace proposes deletions letter by letter as one suggestion, and the caret moves before them', () => {
  const author = ownSuggestions(new Set());
  let state = stateOf(story);
  const end = positionOf(state.doc, 'Monday') + 6;
  state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, end)));
  for (let count = 1; count <= 6; count += 1)
    state = suggest(state, (tr) => tr.delete(end - count, end - count + 1), author);
  expect(listed(state)).toEqual([[{ is: 'delete', text: 'Monday' }]]);
  expect(state.selection.head).toBe(end - 6);
});

test('Delete moves the caret behind the text whose deletion it proposes', () => {
  let state = stateOf(story);
  const at = positionOf(state.doc, 'Monday');
  state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, at)));
  state = suggest(state, (tr) => tr.delete(at, at + 1));
  expect(state.selection.head).toBe(at + 1);
});

test('a replaced word is one suggestion, which deletes and inserts', () => {
  const state = stateOf(story);
  const at = positionOf(state.doc, 'Monday');
  const after = suggest(state, (tr) => tr.insertText('Sunday', at, at + 6));
  expect(listed(after)).toEqual([
    [
      { is: 'delete', text: 'Monday' },
      { is: 'insert', text: 'Sunday' },
    ],
  ]);
});

test('one’s own proposed text is changed directly', () => {
  const author = ownSuggestions(new Set());
  let state = stateOf(story);
  const at = positionOf(state.doc, ' on Monday');
  state = suggest(state, (tr) => tr.insertText(' eraly', at), author);
  state = suggest(state, (tr) => tr.insertText('ar', at + 2, at + 4), author);
  expect(listed(state)).toEqual([[{ is: 'insert', text: ' early' }]]);
  state = suggest(state, (tr) => tr.delete(at, at + 6), author);
  expect(listed(state)).toEqual([]);
  expect(state.doc.eq(stateOf(story).doc)).toBe(true);
});

test('another person’s proposed text stays, with a proposed deletion', () => {
  const state = stateOf(story);
  const at = positionOf(state.doc, ' on Monday');
  const proposed = suggest(state, (tr) => tr.insertText(' early', at));
  const after = suggest(proposed, (tr) => tr.delete(at, at + 6));
  expect(listed(after)).toEqual([[{ is: 'insert', text: ' early' }], [{ is: 'delete', text: ' early' }]]);
});

test('text that another person types beside a suggestion is a suggestion of their own', () => {
  const state = stateOf(story);
  const at = positionOf(state.doc, ' on Monday');
  const proposed = suggest(state, (tr) => tr.insertText(' early', at));
  const after = suggest(proposed, (tr) => tr.insertText(' today', at + 6));
  expect(listed(after)).toEqual([[{ is: 'insert', text: ' early' }], [{ is: 'insert', text: ' today' }]]);
});

test('Enter proposes a split, and Backspace at the start of a paragraph proposes a join', () => {
  const author = ownSuggestions(new Set());
  let state = stateOf(story);
  const at = positionOf(state.doc, ' on Monday');
  state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, at)));
  splitBlock(state, (split) => {
    state = state.apply(suggestedTransaction(state, split, author) ?? state.tr);
  });
  expect(listed(state)).toEqual([[{ is: 'break' }]]);
  expect(resolved(state.doc, 'accepted')[1]).toMatchObject({
    type: 'paragraph',
    content: [text(' on Monday.')],
  });
  const heading = positionOf(state.doc, 'The harbour') - 1;
  const joined = suggest(stateOf(story), (tr) => tr.delete(heading - 2, heading));
  expect(listed(joined)).toEqual([[{ is: 'join-block', type: 'heading', text: 'The harbour' }]]);
});

test('a format is proposed, and proposing it again withdraws it', () => {
  const author = ownSuggestions(new Set());
  const state = stateOf(story);
  const at = positionOf(state.doc, 'Monday');
  const bold = (tr: Transaction) => tr.addMark(at, at + 6, draftSchema.mark('bold'));
  const proposed = suggest(state, bold, author);
  expect(listed(proposed)).toEqual([[{ is: 'add-format', mark: { type: 'bold' }, text: 'Monday' }]]);
  expect(plain(rejectedBody(blocksOf(proposed.doc)))).toBe(plain(story));
  expect(suggest(proposed, bold, author).doc.eq(state.doc)).toBe(true);
});

test('a block’s type is proposed, and going back to the present type withdraws it', () => {
  const author = ownSuggestions(new Set());
  const state = stateOf(story);
  const at = positionOf(state.doc, 'The harbour');
  const { heading } = draftSchema.nodes;
  const level = (to: number) => (tr: Transaction) => tr.setBlockType(at, at, heading as never, { level: to });
  const proposed = suggest(state, level(3), author);
  expect(listed(proposed)).toMatchObject([
    [{ is: 'change-block', from: 'heading', to: { attrs: { level: 3 } } }],
  ]);
  expect(resolved(proposed.doc, 'accepted')[1]).toMatchObject({ type: 'heading', attrs: { level: 3 } });
});

const types = story.map(({ type }) => type);
test.each([
  ['at the start of a text', 'The ferry', ['heading', 'bulletList', ...types]],
  ['within a text', 'left', ['paragraph', 'paragraph', 'bulletList', ...types.slice(1)]],
])('blocks that are pasted %s are proposed beside it', (_, words, expected) => {
  const state = stateOf(story);
  const place = positionOf(state.doc, words);
  const pasted = [
    { type: 'heading', attrs: { level: 2 }, content: [text('Ports')] },
    block('bulletList', block('listItem', block('paragraph', text('Two of them.')))),
  ].map((node) => draftSchema.nodeFromJSON(node));
  const slice = new Slice(Fragment.from(pasted), 1, 0);
  const proposed = suggest(state, (tr) =>
    tr.setSelection(TextSelection.create(tr.doc, place)).replaceSelection(slice),
  );
  expect(blocksOf(proposed.doc).map(({ type }) => type)).toEqual(expected);
  expect(proposed.selection.$head.node(1).type.name, 'the caret is behind the pasted text').toBe(
    'bulletList',
  );
  expect(plain(resolved(proposed.doc, 'rejected'))).toBe(plain(story));
});

test('wrapping a paragraph into a list cannot be suggested', () => {
  const state = stateOf(story);
  const range = state.doc.resolve(1).blockRange();
  const { bulletList, listItem } = draftSchema.nodes;
  if (!range || !bulletList || !listItem) throw new Error('no range');
  const wrapped = state.tr.wrap(range, [{ type: bulletList }, { type: listItem }]);
  expect(suggestedTransaction(state, wrapped, ownSuggestions(new Set()))).toBeNull();
});

/** A repeatable sequence of numbers from 0 to 1. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const rounds = Number(process.env.SUGGESTION_ROUNDS ?? 200);

/** One random change as an editor makes it. */
function randomChange(tr: Transaction, random: () => number): Transaction {
  const places: number[] = [];
  tr.doc.descendants((node, at) => {
    if (node.isTextblock)
      for (let index = 0; index <= node.content.size; index += 1) places.push(at + 1 + index);
  });
  const place = () => places[Math.floor(random() * places.length)] ?? 1;
  const [from, to] = [place(), place()].sort((a, b) => a - b) as [number, number];
  const near = places.find((each) => each > from && each <= from + 4) ?? from;
  const kind = Math.floor(random() * 7);
  if (kind === 0) return tr.insertText('新 word', from);
  if (kind === 1) return tr.delete(from, near);
  if (kind === 2) return tr.insertText('x', from, near);
  if (kind === 3) return tr.addMark(from, to, draftSchema.mark('italic'));
  if (kind === 4) return tr.removeMark(from, to, draftSchema.mark('bold'));
  if (kind === 5) return tr.delete(from, to);
  return tr.split(from, tr.doc.resolve(from).node(-1).type.name === 'listItem' ? 2 : 1);
}

test('rejecting what several people suggested in random order gives the text as it was, in a valid document', () => {
  for (let round = 1; round <= rounds; round += 1) {
    const random = sequence(round);
    const authors = [1, 2, 3].map(() => ownSuggestions(new Set()));
    let state = stateOf(story);
    for (let count = 0; count < 12; count += 1) {
      const author = authors[Math.floor(random() * 3)] as (typeof authors)[number];
      const suggested = suggestedTransaction(state, randomChange(state.tr, random), author);
      if (!suggested) continue;
      state = state.apply(suggested);
      state.doc.check();
      expect(plain(rejectedBody(blocksOf(state.doc))), `round ${round}`).toBe(plain(story));
    }
    expect(plain(resolved(state.doc, 'rejected')), `round ${round}`).toBe(plain(story));
  }
});

test('accepting one random suggestion gives the text that the change would have given', () => {
  for (let round = 1; round <= rounds; round += 1) {
    const state = stateOf(story);
    const change = randomChange(state.tr, sequence(round * 7));
    const suggested = suggestedTransaction(state, change, ownSuggestions(new Set()));
    if (!suggested) continue;
    expect(textIn(resolved(suggested.doc, 'accepted')), `round ${round}`).toBe(textIn(blocksOf(change.doc)));
  }
});

const textIn = (nodes: BodyNode[]): string =>
  nodes.map(({ text: words, content }) => words ?? textIn(content ?? [])).join('');
