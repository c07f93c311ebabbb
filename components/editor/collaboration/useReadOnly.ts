import type { Editor } from '@tiptap/core';
import { useEffect } from 'react';
import type { OpenDraft } from './openDraft.ts';
import { useDraftState } from './useDraft.ts';

/** Lets nobody type while writing is refused. The text can still be reached by key, selected and copied. */
export function useReadOnly(editor: Editor | null, draft: OpenDraft): void {
  const isReadOnly = useDraftState(draft, (state) => state.isReadOnly);
  useEffect(() => {
    if (!editor || editor.isDestroyed || editor.isEditable === !isReadOnly) return;
    editor.setEditable(!isReadOnly, false);
    const { dom } = editor.view;
    dom.setAttribute('aria-readonly', String(isReadOnly));
    if (isReadOnly) dom.setAttribute('tabindex', '0');
    else dom.removeAttribute('tabindex');
  }, [editor, isReadOnly]);
}
