import type { Node } from '@tiptap/pm/model';
import { EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state';
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Body, BodyNode } from '#body/bodyTypes.ts';
import { newDraft } from '#body/draftDocument.ts';
import { draftSchema } from '#body/draftSchema.ts';
import { blockMoveOf, type Direction, stepsOfMove } from './blockMoves.ts';

const paragraph = (text: string): BodyNode => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const item = (text: string, ...inner: BodyNode[]): BodyNode => ({
  type: 'listItem',
  content: [paragraph(text), ...inner],
});
const list = (...content: BodyNode[]): BodyNode => ({ type: 'bulletList', content });
const quote = (...content: BodyNode[]): BodyNode => ({ type: 'blockquote', content });
const bodyOf = (...content: BodyNode[]): Body => ({ type: 'doc', content }) as Body;

/** A text as an outline: each block's text, inner blocks in parentheses. */
function outline(node: Node): string {
  if (node.isTextblock) return node.textContent;
  if (node.isLeaf) return node.type.name;
  const inner = node.children.map(outline).join(' ');
  return node.type.name === 'doc' ? inner : `(${inner})`;
}

function placeOf(doc: Node, text: string): number {
  let place = -1;
  doc.descendants((node, at) => {
    if (node.isTextblock && node.textContent === text) place = at + 1;
  });
  return place;
}

/** A state whose selection is from the first block to the second. */
function stateWith(body: Body, first: string, last = first): EditorState {
  const doc = draftSchema.nodeFromJSON(body);
  const selection = TextSelection.create(doc, placeOf(doc, first), placeOf(doc, last) + 1);
  return EditorState.create({ doc, selection });
}

function move(state: EditorState, direction: Direction, occupied: number[] = []): EditorState | null {
  const found = blockMoveOf(state, direction);
  const steps = found && stepsOfMove(found, occupied);
  return steps ? steps.reduce((now, step) => now.apply(step(now)), state) : null;
}

test.each([
  ['up', -1 as const, 'two one three'],
  ['down', 1 as const, 'one three two'],
])('a paragraph moves %s, and stays selected', (_, direction, expected) => {
  const after = move(
    stateWith(bodyOf(paragraph('one'), paragraph('two'), paragraph('three')), 'two'),
    direction,
  );
  expect(after && outline(after.doc)).toBe(expected);
  expect(after?.selection.$from.parent.textContent).toBe('two');
  expect(after?.selection.to).toBe((after?.selection.from ?? 0) + 1);
});

test('a paragraph moves past a whole list, also with several blocks selected', () => {
  const body = bodyOf(list(item('a'), item('b')), paragraph('one'), paragraph('two'));
  const after = move(stateWith(body, 'one', 'two'), -1);
  expect(after && outline(after.doc)).toBe('one two ((a) (b))');
});

test('a list item moves with its children, within its list', () => {
  const body = bodyOf(paragraph('p'), list(item('a', list(item('a1'), item('a2'))), item('b')));
  const down = move(stateWith(body, 'a'), 1);
  expect(down && outline(down.doc)).toBe('p ((b) (a ((a1) (a2))))');
  expect(move(stateWith(body, 'a'), -1)).toBeNull();
  const inner = move(stateWith(body, 'a2'), -1);
  expect(inner && outline(inner.doc)).toBe('p ((a ((a2) (a1))) (b))');
  expect(move(stateWith(body, 'a1'), -1)).toBeNull();
});

test('the only passage of a quotation moves the quotation; nothing leaves its entry', () => {
  const quoted = move(stateWith(bodyOf(paragraph('one'), quote(paragraph('q'))), 'q'), -1);
  expect(quoted && outline(quoted.doc)).toBe('(q) one');
  const entry = {
    type: 'entry',
    attrs: { name: 'abcdef', at: '2024-04-14T02:15:00Z' },
    content: [paragraph('e')],
  };
  expect(move(stateWith(bodyOf(paragraph('one'), entry), 'e'), -1)).toBeNull();
});

test('a table moves as a whole, also from inside a cell', () => {
  const cell = (text: string) => ({ type: 'tableCell', content: [{ type: 'text', text }] });
  const table = {
    type: 'table',
    content: [
      { type: 'tableRow', content: [cell('a'), cell('b')] },
      { type: 'tableRow', content: [cell('c'), cell('d')] },
    ],
  };
  const after = move(stateWith(bodyOf(paragraph('one'), table, paragraph('two')), 'd'), -1);
  expect(after && outline(after.doc)).toBe('((a b) (c d)) one two');
});

test('the first block does not move up, and the last not down', () => {
  const body = bodyOf(paragraph('one'), paragraph('two'));
  expect(move(stateWith(body, 'one'), -1)).toBeNull();
  expect(move(stateWith(body, 'two'), 1)).toBeNull();
});

test('a selected picture moves and stays selected', () => {
  const picture = {
    type: 'picture',
    attrs: { asset: 7 },
    content: [{ type: 'pictureCaption' }, { type: 'pictureCredit' }],
  };
  const doc = draftSchema.nodeFromJSON(bodyOf(paragraph('one'), picture, paragraph('two')));
  const state = EditorState.create({ doc, selection: NodeSelection.create(doc, placeOf(doc, 'one') + 4) });
  for (const [direction, expected] of [
    [-1, '( ) one two'],
    [1, 'one two ( )'],
  ] as const) {
    const after = move(state, direction);
    expect(after && outline(after.doc)).toBe(expected);
    expect(after?.selection).toBeInstanceOf(NodeSelection);
  }
});

/** Ann moves a block while Bo, whose caret has not arrived yet, types into one; then both receive the other's change. */
function moveWhileTyping(texts: string[], moved: string, direction: Direction, typedInto: string): string {
  const ann = newDraft({ headline: '', standfirst: '', body: bodyOf(...texts.map(paragraph)) });
  const bo = new Y.Doc();
  Y.applyUpdate(bo, Y.encodeStateAsUpdate(ann));
  const fragment = ann.getXmlFragment('body');
  const { doc, mapping } = initProseMirrorDoc(fragment, draftSchema);
  let state = EditorState.create({ doc, selection: TextSelection.create(doc, placeOf(doc, moved)) });
  const found = blockMoveOf(state, direction);
  for (const step of (found && stepsOfMove(found, [])) ?? []) {
    state = state.apply(step(state));
    updateYFragment(ann, fragment, state.doc, { mapping, isOMark: new Map() } as never);
  }
  const element = bo.getXmlFragment('body').get(texts.indexOf(typedInto)) as Y.XmlElement;
  (element.get(0) as Y.XmlText).insert(1, '+');
  Y.applyUpdate(bo, Y.encodeStateAsUpdate(ann));
  Y.applyUpdate(ann, Y.encodeStateAsUpdate(bo));
  const read = (ydoc: Y.Doc) => outline(initProseMirrorDoc(ydoc.getXmlFragment('body'), draftSchema).doc);
  expect(read(bo)).toBe(read(ann));
  return read(ann);
}

test('what another person types meanwhile into the larger block, or into a third, is kept once', () => {
  expect(moveWhileTyping(['aaa', 'bb', 'ccc'], 'bb', -1, 'aaa')).toBe('bb a+aa ccc');
  expect(moveWhileTyping(['aaa', 'bb', 'ccc'], 'bb', 1, 'ccc')).toBe('aaa c+cc bb');
  expect(moveWhileTyping(['aaa', 'bb', 'ccc'], 'bb', -1, 'ccc')).toBe('bb aaa c+cc');
});

test('the same in a story of two blocks, where Yjs has no other block to hold on to', () => {
  expect(moveWhileTyping(['aaa', 'bb'], 'bb', -1, 'aaa')).toBe('bb a+aa');
  expect(moveWhileTyping(['aaa', 'bb'], 'aaa', 1, 'aaa')).toBe('bb a+aa');
});

test('the limit of Yjs: text typed into the smaller block before the caret has arrived is lost, never doubled', () => {
  expect(moveWhileTyping(['aaa', 'bb', 'ccc'], 'bb', -1, 'bb')).toBe('bb aaa ccc');
});

test.each(['one', 'two'])(
  'while another person is in the block “%s”, it neither moves nor is passed',
  (text) => {
    const state = stateWith(bodyOf(paragraph('one'), paragraph('two'), paragraph('three')), 'two');
    expect(move(state, -1, [placeOf(state.doc, text) + 1])).toBeNull();
    expect(move(state, 1, [placeOf(state.doc, 'one') + 1])).not.toBeNull();
  },
);
