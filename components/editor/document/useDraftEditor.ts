'use client';
import { type AnyExtension, type Editor, Extension } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { Placeholder } from '@tiptap/extensions/placeholder';
import type { EditorProps } from '@tiptap/pm/view';
import { useEditor } from '@tiptap/react';
import { useEffect, useState } from 'react';
import type { DraftField } from '#body/draftDocument.ts';
import { caretsOf } from '#components/editor/collaboration/carets.ts';
import { insertLimit } from '#components/editor/collaboration/insertLimit.ts';
import type { OpenDraft } from '#components/editor/collaboration/openDraftTypes.ts';
import { SteadyCaret } from '#components/editor/collaboration/steadyCaret.ts';
import { useOpenDraftState } from '#components/editor/collaboration/useDraft.ts';
import { FocusReturn } from './focusReturn.ts';

/** What all fields of the draft share. */
export type DraftFieldProps = { draft: OpenDraft; user: { name: string }; onTooLarge(): void };

type Options = DraftFieldProps & {
  field: DraftField;
  label: string;
  placeholder: string;
  isMultiline: boolean;
  /** the schema of the field */
  schema: () => AnyExtension[];
  /** what only this field does */
  behaviour: () => AnyExtension[];
  handlePaste?: EditorProps['handlePaste'];
};

/** Creates the editor of one field of the draft: shared with others, and read-only while writing is refused. */
export function useDraftEditor(options: Options): Editor | null {
  const { draft, user, onTooLarge, field, label, placeholder, isMultiline, handlePaste } = options;
  const [extensions] = useState(() => [
    ...options.schema(),
    Collaboration.configure({ document: draft.ydoc, field }),
    caretsOf(draft.awareness, user),
    UndoKeys,
    SteadyCaret,
    FocusReturn,
    Placeholder.configure({ placeholder }),
    ...options.behaviour(),
    insertLimit(onTooLarge),
  ]);
  const editor = useEditor({
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    extensions,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-label': label,
        'aria-multiline': String(isMultiline),
        'data-field': field,
      },
      ...(handlePaste && { handlePaste }),
    },
  });
  useReadOnly(editor, draft);
  return editor;
}

/** Disables typing while writing is refused. The text can still be focused, selected and copied. */
function useReadOnly(editor: Editor | null, draft: OpenDraft): void {
  const isReadOnly = useOpenDraftState(draft, (state) => state.isReadOnly);
  useEffect(() => {
    if (!editor || editor.isDestroyed || editor.isEditable === !isReadOnly) return;
    editor.setEditable(!isReadOnly, false);
    const { dom } = editor.view;
    dom.setAttribute('aria-readonly', String(isReadOnly));
    if (isReadOnly) dom.setAttribute('tabindex', '0');
    else dom.removeAttribute('tabindex');
  }, [editor, isReadOnly]);
}

/** Handles the keys even when there is nothing to redo: ProseMirror would read Ctrl+Shift+Z as Ctrl+Z and undo. */
const UndoKeys = Extension.create({
  name: 'undoKeys',
  priority: 1_100,
  addKeyboardShortcuts() {
    const undo = () => this.editor.commands.undo() || true;
    const redo = () => this.editor.commands.redo() || true;
    return { 'Mod-z': undo, 'Shift-Mod-z': redo, 'Mod-y': redo };
  },
});
