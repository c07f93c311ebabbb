'use client';
import { type AnyExtension, type Editor, Extension } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { Placeholder } from '@tiptap/extensions/placeholder';
import type { EditorProps } from '@tiptap/pm/view';
import { useEditor } from '@tiptap/react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { DraftField } from '#body/draftDocument.ts';
import { caretsOf } from '#components/editor/collaboration/carets.ts';
import { insertLimit } from '#components/editor/collaboration/insertLimit.ts';
import type { OpenDraft } from '#components/editor/collaboration/openDraftTypes.ts';
import { SteadyCaret } from '#components/editor/collaboration/steadyCaret.ts';
import { TypedTextPlace } from '#components/editor/collaboration/typedTextPlace.ts';
import { useOpenDraftState } from '#components/editor/collaboration/useDraft.ts';
import { useComments } from '#components/editor/comments/CommentsProvider.tsx';
import { commentPassages } from '#components/editor/comments/commentPassages.ts';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { suggesting } from '#components/editor/suggesting/suggesting.ts';
import { writingHooks } from '#components/editor/writingTools/writingHooks.ts';
import { toast } from '#components/ui/toast.ts';
import { CurrentSelection } from './currentSelection.ts';
import { FocusReturn } from './focusReturn.ts';

/** The id of the notice that says why the fields cannot be edited. */
export const READ_ONLY_NOTICE = 'draft-read-only';

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
  const { mode, tools } = useEditorPage();
  const { store, open } = useComments();
  const t = useTranslations('editor.suggesting');
  const [extensions] = useState(() => [
    ...options.schema(),
    Collaboration.configure({ document: draft.ydoc, field }),
    caretsOf(draft.awareness, user),
    UndoKeys,
    CurrentSelection,
    SteadyCaret,
    TypedTextPlace,
    FocusReturn,
    commentPassages({ store, field, onOpen: open }),
    writingHooks(tools, field),
    Placeholder.configure({ placeholder }),
    ...options.behaviour(),
    insertLimit(onTooLarge),
    suggesting(mode, () => toast.error(t('notPossible'), { duration: 10_000 })),
  ]);
  const editor = useEditor({
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    extensions,
    editorProps: {
      attributes: {
        id: `draft-${field}`,
        role: 'textbox',
        'aria-label': label,
        'aria-multiline': String(isMultiline),
        'data-field': field,
        spellcheck: 'true',
        autocapitalize: 'sentences',
        autocorrect: 'on',
        enterkeyhint: isMultiline ? 'enter' : 'next',
      },
      ...(handlePaste && { handlePaste }),
    },
  });
  useReadOnly(editor, draft);
  useSpelling(editor);
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
    if (!isReadOnly) return;
    const described = dom.getAttribute('aria-describedby') ?? '';
    dom.setAttribute('tabindex', '0');
    dom.setAttribute('aria-describedby', `${described} ${READ_ONLY_NOTICE}`.trim());
    return () => {
      dom.removeAttribute('tabindex');
      if (described) dom.setAttribute('aria-describedby', described);
      else dom.removeAttribute('aria-describedby');
    };
  }, [editor, isReadOnly]);
}

/** Lets the browser check the spelling in the article's language. A passage in another language has its own `lang`. */
function useSpelling(editor: Editor | null): void {
  const { language } = useEditorPage().articleFields.now.article;
  useEffect(() => {
    if (editor && !editor.isDestroyed) editor.view.dom.lang = language;
  }, [editor, language]);
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
