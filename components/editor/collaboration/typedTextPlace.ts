import { Mark, type Node } from '@tiptap/pm/model';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { bindingExtension } from './bindingExtension.ts';

/**
 * Inserts text that is typed at the beginning or end of a mark exactly there in Yjs, outside or inside the mark as the text has
 * it. y-tiptap 3.0.9 compares the texts without their marks, inserts inside the mark what belongs behind it, and then corrects
 * the marks. When another person types there at the same time, the correction applies to their text, too: a suggestion
 * becomes text of the article, or text becomes part of a suggestion.
 */
export const TypedTextPlace = bindingExtension('typedTextPlace', (binding, view) => {
  let before = view.state.doc;
  const writeDocument: (doc: Node) => void = binding._prosemirrorChanged.bind(binding);
  binding._prosemirrorChanged = (doc: Node) =>
    binding.doc.transact(() => {
      insertAtMarks(binding.type, before, doc);
      writeDocument(doc);
    }, ySyncPluginKey);
  return {
    update() {
      before = view.state.doc;
    },
  };
});

/**
 * Writes the change from `before` to `after` to Yjs if it inserts text where marks begin or end. Changes nothing for all other
 * changes, or if the fragment is not that of `before`.
 */
export function insertAtMarks(fragment: Y.XmlFragment, before: Node, after: Node): void {
  const at = before.content.findDiffStart(after.content);
  const length = after.content.size - before.content.size;
  if (at === null || length <= 0) return;
  const inserted = after.nodeAt(at);
  const offset = after.resolve(at).textOffset;
  const text = inserted?.text?.slice(offset, offset + length);
  if (!inserted || text?.length !== length) return;
  const { nodeBefore, nodeAfter } = before.resolve(at);
  const [left, right] = [nodeBefore, nodeAfter].map((node) => (node?.isText ? node.marks : []));
  if (!left || !right || (Mark.sameSet(left, right) && Mark.sameSet(left, inserted.marks))) return;
  if (!after.eq(before.replace(at, at, after.slice(at, at + length)))) return;
  const found = textAt(fragment, before, at);
  found?.ytext.insert(found.index, text, attributesAt(found.ytext, found.index, inserted.marks));
}

/** The Yjs text and the index in it of a position of the document; undefined if the two do not correspond. */
function textAt(
  fragment: Y.XmlFragment,
  doc: Node,
  at: number,
): { ytext: Y.XmlText; index: number } | undefined {
  const place = doc.resolve(at);
  let parent: Y.XmlFragment = fragment;
  for (let depth = 0; depth < place.depth; depth += 1) {
    const children = parent.toArray();
    const child = children[place.index(depth)];
    if (children.length !== place.node(depth).childCount || !(child instanceof Y.XmlElement))
      return undefined;
    parent = child;
  }
  const runs = childRuns(place.parent);
  const offset = place.parentOffset;
  const runAt = runs.findIndex(({ start, text }) => text && start <= offset && offset <= start + text.length);
  const [run, children] = [runs[runAt], parent.toArray()];
  const ytext = children[runAt];
  if (!run || children.length !== runs.length || !(ytext instanceof Y.XmlText)) return undefined;
  return stringOf(ytext) === run.text ? { ytext, index: offset - run.start } : undefined;
}

/** The children of a block as Yjs has them: text nodes beside each other are one text. Other nodes have an empty text. */
function childRuns(block: Node): { start: number; text: string }[] {
  const runs: { start: number; text: string }[] = [];
  block.forEach((node, start) => {
    const last = runs.at(-1);
    if (node.isText && last?.text) last.text += node.text;
    else runs.push({ start, text: node.text ?? '' });
  });
  return runs;
}

type Run = { insert: unknown; attributes?: Record<string, unknown> };

const stringOf = (ytext: Y.XmlText): string =>
  (ytext.toDelta() as Run[]).map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC')).join('');

/** The attributes of the character before an index, without those of marks that the inserted text does not have. */
function attributesAt(ytext: Y.XmlText, index: number, marks: readonly Mark[]): Record<string, unknown> {
  if (index === 0) return {};
  let end = 0;
  for (const { insert, attributes = {} } of ytext.toDelta() as Run[]) {
    end += String(insert).length;
    if (end < index) continue;
    return Object.fromEntries(
      Object.entries(attributes).map(([key, value]) => [key, isAmong(key, value, marks) ? value : null]),
    );
  }
  return {};
}

/** The key of a mark that may overlap others of its type ends with a hash. */
const isAmong = (key: string, value: unknown, marks: readonly Mark[]): boolean =>
  marks.some(
    ({ type, attrs }) =>
      (key === type.name || key.startsWith(`${type.name}--`)) &&
      JSON.stringify(attrs) === JSON.stringify(value),
  );
