import type { AnyExtension, Editor, Node } from '@tiptap/core';
import { Fragment, type Node as ProseMirrorNode, Slice } from '@tiptap/pm/model';
import { NodeSelection, Plugin, TextSelection } from '@tiptap/pm/state';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import { newEntryName } from '#body/entryIdentity.ts';
import type { EntryTimes } from './entryTimes.ts';

export type EntryWords = {
  /** an entry's time by the paper's clock */
  time(at: Date): string;
  changeTime(time: string): string;
  unconfirmed: string;
  unconfirmedHint: string;
  setNow: string;
  remove: string;
};

/** What an entry's buttons open; each is given the entry's name. */
export type EntryAsks = { time(name: string): void; removal(name: string): void };

type Given = { words: () => EntryWords; times: EntryTimes; asks: EntryAsks };

/** The schema's entry with its time over it, and what is done with the whole of it. Plain DOM: a story may have hundreds. */
export function entryWithView(entry: AnyExtension, { words, times, asks }: Given): AnyExtension {
  return (entry as Node).extend({
    addNodeView() {
      return ({ node, editor }) => {
        const dom = document.createElement('section');
        const head = document.createElement('div');
        const contentDOM = document.createElement('div');
        const time = document.createElement('time');
        const unconfirmed = document.createElement('span');
        let { name, at } = node.attrs as { name: string; at: string };
        dom.className = 'sheet-entry';
        head.className = 'sheet-entry-head';
        contentDOM.className = 'sheet-entry-body';
        head.contentEditable = 'false';
        unconfirmed.className = 'sheet-entry-unconfirmed';
        const change = button('', () => editor.isEditable && asks.time(name));
        change.append(time);
        const show = () => {
          const shown = words().time(new Date(at));
          dom.dataset.entry = name;
          time.dateTime = at;
          time.textContent = shown;
          change.setAttribute('aria-label', words().changeTime(shown));
          unconfirmed.textContent = times.isConfirmed(name) ? '' : words().unconfirmed;
          unconfirmed.title = times.isConfirmed(name) ? '' : words().unconfirmedHint;
        };
        show();
        const unwatch = times.watch(show);
        head.append(
          change,
          button(words().setNow, () => editor.isEditable && setEntryTime(editor, name, times.begin(name))),
          button(words().remove, () => editor.isEditable && asks.removal(name)),
          unconfirmed, // last, so that no button moves under a pointer when it goes
        );
        dom.append(head, contentDOM);
        return {
          dom,
          contentDOM,
          update(next) {
            if (next.type.name !== 'entry') return false;
            ({ name, at } = next.attrs as { name: string; at: string });
            show();
            return true;
          },
          destroy: unwatch,
          stopEvent: ({ target }) => head.contains(target as globalThis.Node),
          ignoreMutation: ({ target, type }) => type !== 'selection' && !contentDOM.contains(target),
        };
      };
    },
    addProseMirrorPlugins: () => [renamingPasted, askingBeforeRemoval(asks)],
  });
}

function button(label: string, act: () => unknown): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.addEventListener('click', act);
  return made;
}

/** An entry and where it stands. */
export function findEntry(editor: Editor, name: string): { node: ProseMirrorNode; place: number } | null {
  let found: { node: ProseMirrorNode; place: number } | null = null;
  editor.state.doc.forEach((node, place) => {
    if (node.type.name === 'entry' && node.attrs.name === name) found ??= { node, place };
  });
  return found;
}

export function setEntryTime(editor: Editor, name: string, at: string): void {
  const found = editor.isDestroyed || !editor.isEditable ? null : findEntry(editor, name);
  if (found) editor.view.dispatch(editor.state.tr.setNodeAttribute(found.place, 'at', at));
}

/** What is done next is undone by itself, not with what was done before. */
const beginUndoStep = (editor: Editor) => yUndoPluginKey.getState(editor.state)?.undoManager?.stopCapturing();

export function removeEntry(editor: Editor, name: string): void {
  const found = editor.isEditable ? findEntry(editor, name) : null;
  if (!found) return;
  const { tr, schema, doc } = editor.state;
  const end = found.place + found.node.nodeSize;
  beginUndoStep(editor);
  // A story is never without a block to write in.
  if (doc.childCount === 1) tr.replaceWith(found.place, end, schema.node('paragraph'));
  else tr.delete(found.place, end);
  editor.view.dispatch(tr);
  beginUndoStep(editor);
  editor.view.focus();
}

/**
 * Puts a new entry over those that there are, else at the end, and the caret into it: all before it returns, so that the
 * next key is typed into the new entry. The server's time comes later.
 */
export function insertEntry(editor: Editor, times: EntryTimes): void {
  if (editor.isDestroyed || !editor.isEditable) return;
  const { doc, schema, tr } = editor.state;
  let place = doc.content.size;
  doc.forEach((node, offset) => {
    if (node.type.name === 'entry') place = Math.min(place, offset);
  });
  const name = newEntryName();
  const entry = schema.node('entry', { name, at: times.begin(name) }, schema.node('paragraph'));
  beginUndoStep(editor);
  tr.insert(place, entry);
  tr.setSelection(TextSelection.create(tr.doc, place + 2)).scrollIntoView();
  editor.view.dispatch(tr);
  beginUndoStep(editor);
  editor.view.focus(); // not Tiptap's, which waits for a frame
}

/** The keys that would remove a chosen entry ask as its button does. */
const askingBeforeRemoval = (asks: EntryAsks) =>
  new Plugin({
    props: {
      handleKeyDown({ state: { selection } }, { key }) {
        const isEntry = selection instanceof NodeSelection && selection.node.type.name === 'entry';
        if (!isEntry || (key !== 'Backspace' && key !== 'Delete')) return false;
        asks.removal(String(selection.node.attrs.name));
        return true;
      },
    },
  });

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
