import type { Editor } from '@tiptap/core';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import { newEntryName } from '#body/entryIdentity.ts';
import type { EntryTimes } from './entryTimes.ts';

/** An entry and its position. */
export function findEntry(editor: Editor, name: string): { node: ProseMirrorNode; place: number } | null {
  let entry: { node: ProseMirrorNode; place: number } | null = null;
  editor.state.doc.forEach((node, place) => {
    if (node.type.name === 'entry' && node.attrs.name === name) entry ??= { node, place };
  });
  return entry;
}

export function setEntryTime(editor: Editor, name: string, at: string): void {
  const entry = editor.isDestroyed || !editor.isEditable ? null : findEntry(editor, name);
  if (entry) editor.view.dispatch(editor.state.tr.setNodeAttribute(entry.place, 'at', at));
}

/** Makes the next change a separate undo step. */
const beginUndoStep = (editor: Editor) => yUndoPluginKey.getState(editor.state)?.undoManager?.stopCapturing();

export function removeEntry(editor: Editor, name: string): void {
  const entry = editor.isEditable ? findEntry(editor, name) : null;
  if (!entry) return;
  const { tr, schema, doc } = editor.state;
  const end = entry.place + entry.node.nodeSize;
  beginUndoStep(editor);
  // A body must contain at least one block.
  if (doc.childCount === 1) tr.replaceWith(entry.place, end, schema.node('paragraph'));
  else tr.delete(entry.place, end);
  editor.view.dispatch(tr);
  beginUndoStep(editor);
  editor.view.focus();
}

/**
 * Inserts a new entry above the existing ones, or at the end if there are none, and sets the caret into it. Synchronous, so
 * that the next key is typed into the new entry; the server's time comes later.
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
  editor.view.focus(); // Tiptap's focus command is delayed by a frame
}
