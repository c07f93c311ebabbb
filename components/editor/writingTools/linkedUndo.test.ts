import type { Editor } from '@tiptap/core';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { linkUndoSteps } from './linkedUndo.ts';

/** Editors of the fields of one document, which have only an undo manager. */
function openFields() {
  const ydoc = new Y.Doc();
  const fields = ['headline', 'body'].map((name) => {
    const text = ydoc.getText(name);
    const undoManager = new Y.UndoManager(text, { captureTimeout: 0 });
    const state = { [(yUndoPluginKey as unknown as { key: string }).key]: { undoManager } };
    return { text, undoManager, editor: { state } as unknown as Editor };
  });
  return fields as [(typeof fields)[0], (typeof fields)[0]];
}

test('a step in two fields is undone and redone in both, from either of them', () => {
  const [headline, body] = openFields();
  headline.text.insert(0, 'A');
  body.text.insert(0, 'B');
  linkUndoSteps([headline.editor, body.editor]);
  for (const { undoManager } of [headline, body]) {
    undoManager.undo();
    expect([String(headline.text), String(body.text)]).toEqual(['', '']);
    undoManager.redo();
    expect([String(headline.text), String(body.text)]).toEqual(['A', 'B']);
  }
});

test('a field that was changed since keeps its change', () => {
  const [headline, body] = openFields();
  headline.text.insert(0, 'A');
  body.text.insert(0, 'B');
  linkUndoSteps([headline.editor, body.editor]);
  body.text.insert(1, ' later');
  headline.undoManager.undo();
  expect([String(headline.text), String(body.text)]).toEqual(['', 'B later']);
});
