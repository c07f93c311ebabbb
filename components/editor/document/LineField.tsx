'use client';
import { Extension } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { Placeholder } from '@tiptap/extensions';
import { EditorContent, useEditor } from '@tiptap/react';
import { useState } from 'react';
import { lineExtensions } from '#body/bodySchema.ts';
import { caretsOf } from '#components/editor/collaboration/carets.ts';
import { insertLimit } from '#components/editor/collaboration/insertLimit.ts';
import type { OpenDraft } from '#components/editor/collaboration/openDraft.ts';
import { OwnUndo } from '#components/editor/collaboration/ownUndo.ts';
import { SteadyCaret } from '#components/editor/collaboration/steadyCaret.ts';
import { useReadOnly } from '#components/editor/collaboration/useReadOnly.ts';
import { FocusReturn } from './focusReturn.ts';

type Props = {
  draft: OpenDraft;
  field: 'headline' | 'standfirst';
  label: string;
  placeholder: string;
  user: { name: string };
  onEnter(): void;
  onTooLarge(): void;
};

/** A field of one line of plain text; Enter goes on to the next. */
export function LineField({ draft, field, label, placeholder, user, onEnter, onTooLarge }: Props) {
  const [extensions] = useState(() => [
    ...lineExtensions,
    Collaboration.configure({ document: draft.ydoc, field }),
    caretsOf(draft.provider, user),
    OwnUndo,
    SteadyCaret,
    FocusReturn,
    Placeholder.configure({ placeholder }),
    enterDoes(onEnter),
    insertLimit(onTooLarge),
  ]);
  const editor = useEditor({
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    extensions,
    editorProps: {
      attributes: { role: 'textbox', 'aria-label': label, 'aria-multiline': 'false', 'data-field': field },
      handlePaste(view, event) {
        const text = event.clipboardData?.getData('text/plain').replace(/\s+/gu, ' ').trim();
        if (text) view.dispatch(view.state.tr.insertText(text).scrollIntoView());
        return true;
      },
    },
  });
  useReadOnly(editor, draft);
  return <EditorContent editor={editor} className={`sheet-${field}`} />;
}

function enterDoes(goOn: () => void) {
  const goOnInstead = () => {
    goOn();
    return true;
  };
  return Extension.create({
    name: 'enterGoesOn',
    addKeyboardShortcuts: () => ({ ['Enter' as string]: goOnInstead }),
  });
}
