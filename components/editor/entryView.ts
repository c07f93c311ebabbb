import type { AnyExtension, Editor, Node } from '@tiptap/core';
import { Fragment, type Node as ProseMirrorNode, Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import { newEntryName } from '#body/entries';

export type EntryWords = {
  /** an entry's time by the paper's clock */
  time(at: Date): string;
  setNow: string;
  remove: string;
};

/** The time that a new entry bears, and its name, as the server gives them. */
export type Stamping = () => Promise<{ name: string; at: string }>;

/** The schema's entry with its time over it, and what is done with the whole of it. Plain DOM: a story may have hundreds. */
export function entryWithView(entry: AnyExtension, words: () => EntryWords, stamp: Stamping): AnyExtension {
  return (entry as Node).extend({
    addNodeView() {
      return ({ node, editor, getPos }) => {
        const dom = document.createElement('section');
        const head = document.createElement('div');
        const contentDOM = document.createElement('div');
        const time = document.createElement('time');
        dom.className = 'sheet-entry';
        head.className = 'sheet-entry-head';
        contentDOM.className = 'sheet-entry-body';
        head.contentEditable = 'false';
        const show = ({ attrs }: ProseMirrorNode) => {
          time.dateTime = String(attrs.at);
          time.textContent = words().time(new Date(String(attrs.at)));
        };
        show(node);
        head.append(
          time,
          button(words().setNow, () => void setNow(editor, getPos, stamp)),
          button(words().remove, () => remove(editor, getPos)),
        );
        dom.append(head, contentDOM);
        return {
          dom,
          contentDOM,
          update(next) {
            if (next.type.name !== 'entry') return false;
            show(next);
            return true;
          },
          stopEvent: ({ target }) => head.contains(target as globalThis.Node),
          ignoreMutation: ({ target, type }) => type !== 'selection' && !contentDOM.contains(target),
        };
      };
    },
    addProseMirrorPlugins: () => [renamingPasted],
  });
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.addEventListener('click', act);
  return made;
}

type Place = () => number | undefined;

async function setNow(editor: Editor, getPos: Place, stamp: Stamping): Promise<void> {
  const { at } = await stamp();
  const place = getPos();
  if (place === undefined || editor.isDestroyed || !editor.isEditable) return;
  editor.view.dispatch(editor.state.tr.setNodeAttribute(place, 'at', at));
}

function remove(editor: Editor, getPos: Place): void {
  const place = getPos();
  const node = place === undefined ? null : editor.state.doc.nodeAt(place);
  if (place === undefined || !node || !editor.isEditable) return;
  const { tr, schema } = editor.state;
  yUndoPluginKey.getState(editor.state)?.undoManager?.stopCapturing(); // undone by itself, not with what was typed before
  // A story is never without a block to write in.
  if (editor.state.doc.childCount === 1)
    tr.replaceWith(place, place + node.nodeSize, schema.node('paragraph'));
  else tr.delete(place, place + node.nodeSize);
  editor.view.dispatch(tr);
  editor.view.focus();
}

/** Puts a new entry over those that there are, else at the end, and the caret into it. */
export async function insertEntry(editor: Editor, stamp: Stamping): Promise<void> {
  const attrs = await stamp();
  if (editor.isDestroyed || !editor.isEditable) return;
  const { doc } = editor.state;
  let place = doc.content.size;
  doc.forEach((node, offset) => {
    if (node.type.name === 'entry') place = Math.min(place, offset);
  });
  editor
    .chain()
    .insertContentAt(
      place,
      { type: 'entry', attrs, content: [{ type: 'paragraph' }] },
      { updateSelection: false },
    )
    .setTextSelection(place + 2)
    .focus()
    .scrollIntoView()
    .run();
}

/** What is copied within the story is an entry of its own; what was cut keeps its name, and the links to it hold. */
const renamingPasted = new Plugin({
  props: {
    transformPasted(slice, view) {
      const taken = new Set<unknown>();
      view.state.doc.forEach(({ attrs }) => void taken.add(attrs.name));
      const renamed: ProseMirrorNode[] = [];
      slice.content.forEach((node) => {
        const isTwin = node.type.name === 'entry' && taken.has(node.attrs.name);
        renamed.push(
          isTwin ? node.type.create({ ...node.attrs, name: newEntryName() }, node.content, node.marks) : node,
        );
      });
      return new Slice(Fragment.from(renamed), slice.openStart, slice.openEnd);
    },
  },
});
