'use client';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useEffect } from 'react';
import type { EditorContext } from '#components/editor/blocks/blockControls.ts';
import { codeOnDemand } from '#components/ui/codeOnDemand.ts';
import { useCode } from '#components/ui/useCode.ts';
import { linkDialog } from './LinkDialogOnDemand.tsx';
import type { LateView } from './lateView.ts';

const toolbar = codeOnDemand(() => import('./SelectionToolbar.tsx').then((file) => file.SelectionToolbar));

type Props = { editor: Editor; context: EditorContext; place: LateView };

/** The toolbar from the first selection on. It is loaded, with the dialog of a link, when the text is first focused. */
export function SelectionToolbarOnDemand({ editor, context, place }: Props) {
  const hasSelection = useEditorState({
    editor,
    selector: ({ editor: now }) => !now.state.selection.empty,
  });
  const Toolbar = useCode(toolbar, hasSelection, { isQuiet: true });

  useEffect(() => {
    const load = () => {
      for (const { load } of [toolbar, linkDialog]) load().catch(() => {});
    };
    editor.on('focus', load);
    return () => void editor.off('focus', load);
  }, [editor]);

  return Toolbar && <Toolbar editor={editor} context={context} place={place} />;
}
