'use client';
import type { Editor } from '@tiptap/core';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { EditorContext } from '#components/editor/blocks/blockControls.ts';
import { LinkBar } from './LinkBar.tsx';
import type { LateView } from './lateView.ts';
import { SelectionToolbar } from './SelectionToolbar.tsx';
import { SlashMenu } from './SlashMenu.tsx';
import type { SlashMenuStore } from './slashMenuStore.ts';
import { useFocusAround } from './useFocusAround.ts';
import { useToolbarState } from './useToolbarState.ts';

export type TextMenusProps = {
  editor: Editor;
  context: EditorContext;
  slashMenu: SlashMenuStore;
  lateView: LateView;
  /** whether the user has pressed the key of the toolbar since the last answer */
  isAsked: boolean;
  onAnswered(): void;
};

/** What floats beside the body: the toolbar of the selection, or the bar of the link at the caret, and the `/` menu. */
export function TextMenus({ editor, context, slashMenu, lateView, ...key }: TextMenusProps) {
  const bar = useRef<HTMLDivElement>(null);
  const isFocusAround = useFocusAround(editor, bar);
  const { isOpen, isAsked, moves, close } = useToolbarState({ editor, lateView, ...key });
  const isToolbarShown = isOpen && isFocusAround;

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.isComposing) close();
  });
  useEffect(() => {
    const { dom } = editor.view;
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    dom.addEventListener('keydown', listener);
    return () => dom.removeEventListener('keydown', listener);
  }, [editor]);

  return (
    <>
      {isToolbarShown ? (
        <SelectionToolbar
          editor={editor}
          context={context}
          bar={bar}
          isAsked={isAsked}
          moves={moves}
          onClose={close}
        />
      ) : (
        isFocusAround && <LinkBar editor={editor} context={context} bar={bar} />
      )}
      <SlashMenu store={slashMenu} editor={editor} />
    </>
  );
}
