import { Fragment, type Node, NodeRange } from '@tiptap/pm/model';
import {
  type EditorState,
  NodeSelection,
  type Selection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state';

export type Direction = -1 | 1;

/** Neighbouring blocks that change places. Positions are before the first and after the last of them. */
export type BlockMove = {
  start: number;
  end: number;
  /** where the upper blocks end and the lower ones begin */
  middle: number;
};

/** Nodes that hold any blocks, in any order. The parts of others, such as list items, tables and pictures, stay together. */
const CONTAINERS = new Set(['doc', 'entry', 'bulletList', 'orderedList', 'blockquote', 'factBox']);

/** Whether the children of a node are moved one by one. */
const isMovedWithin = ({ type }: Node): boolean => CONTAINERS.has(type.name);

/**
 * The move of the selected blocks, or list items with their children, past the next block of the same parent. A single
 * passage of a quotation moves the quotation. Nothing leaves its list or its entry.
 *
 * @returns null if there is no such block
 */
export function blockMoveOf({ selection }: EditorState, direction: Direction): BlockMove | null {
  const { $from, $to } = selection;
  let range: NodeRange | null = $from.blockRange($to, isMovedWithin);
  while (range) {
    const { parent, start, end, startIndex, endIndex, depth } = range;
    const neighbour = parent.maybeChild(direction < 0 ? startIndex - 1 : endIndex);
    if (neighbour)
      return direction < 0
        ? { start: start - neighbour.nodeSize, middle: start, end }
        : { start, middle: end, end: end + neighbour.nodeSize };
    const isWhole = parent.childCount === endIndex - startIndex;
    if (depth === 0 || !isWhole || parent.type.spec.isolating || !isMovedWithin($from.node(depth - 1)))
      return null;
    range = new NodeRange($from, $to, depth - 1);
  }
  return null;
}

/**
 * The two changes that swap a block with its neighbour. Yjs cannot move a block, so the smaller of the two is copied to its
 * new place, and the original is deleted, together with what others type into it in the meantime. Therefore nothing moves
 * while another person is in either block. The copy is made first, so that a late second change leaves text twice, but
 * never loses it.
 *
 * @param occupied positions of the carets of other people
 * @returns two functions that make a transaction of the state at their time; null if others are in one of the neighbours
 */
export function stepsOfMove(
  { start, middle, end }: BlockMove,
  occupied: readonly number[],
): [insert: (state: EditorState) => Transaction, remove: (state: EditorState) => Transaction] | null {
  if (occupied.some((place) => place > start && place < end)) return null;
  const isUpperRewritten = middle - start <= end - middle;
  const [from, to, at] = isUpperRewritten ? [start, middle, end] : [middle, end, start];
  const size = to - from;

  return [
    ({ tr, doc, selection, schema }) => {
      const copies = doc.slice(from, to).content.content.map((node) => schema.nodeFromJSON(node.toJSON()));
      tr.insert(at, Fragment.from(copies));
      const isInside = selection.from >= from && selection.to <= to;
      // Where the selected blocks are rewritten, the selection goes on in the copy.
      const moved = isInside ? at - from : at <= selection.from ? size : 0;
      return tr.setSelection(selectionAt(tr, selection, moved));
    },
    ({ tr }) => {
      const gone = isUpperRewritten ? from : from + size;
      return tr.delete(gone, gone + size).scrollIntoView();
    },
  ];
}

function selectionAt(tr: Transaction, selection: Selection, shift: number): Selection {
  if (selection instanceof NodeSelection) return NodeSelection.create(tr.doc, selection.from + shift);
  return TextSelection.create(tr.doc, selection.anchor + shift, selection.head + shift);
}
