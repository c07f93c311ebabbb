import type { Editor } from '@tiptap/core';
import { type EditorState, NodeSelection, Plugin } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { useEffect, useState } from 'react';
import type { LateView } from './lateView.ts';

/** Milliseconds without a change of the selection after which the toolbar appears. */
const SETTLE_MS = 80;

const isRemoteChange = (state: EditorState): boolean =>
  ySyncPluginKey.getState(state)?.isChangeOrigin === true;

/** Text is selected, rather than a picture or another block without text. */
const hasSelectedText = ({ selection }: EditorState): boolean =>
  !selection.empty &&
  !(selection instanceof NodeSelection && (selection.node.isAtom || selection.node.type.name === 'picture'));

type ToolbarState = {
  isOpen: boolean;
  /** whether it was opened by its key, so that it takes the focus */
  isAsked: boolean;
  /** increases when the toolbar must be placed again */
  moves: number;
};

const CLOSED: ToolbarState = { isOpen: false, isAsked: false, moves: 0 };

type Options = {
  editor: Editor;
  lateView: LateView;
  /** whether the user has pressed the key of the toolbar since the last answer */
  isAsked: boolean;
  onAnswered(): void;
};

/**
 * Whether the toolbar is open: after the user has selected text, or has pressed its key, until they close it, type or select
 * nothing. An edit by another user neither opens nor moves it.
 */
export function useToolbarState({ editor, lateView, isAsked, onAnswered }: Options) {
  const [state, setState] = useState(CLOSED);
  const open = (isAskedNow: boolean) =>
    setState(({ moves }) => ({ isOpen: true, isAsked: isAskedNow, moves: moves + 1 }));
  const close = () =>
    setState((before) => (before.isOpen ? { ...before, isOpen: false, isAsked: false } : before));

  // biome-ignore lint/correctness/useExhaustiveDependencies: `open` and `close` only set the state
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    function follow() {
      clearTimeout(timer);
      if (!hasSelectedText(editor.state) || !editor.isEditable || editor.view.composing) close();
      else timer = setTimeout(() => editor.view.composing || open(false), SETTLE_MS);
    }
    const leave = lateView.join(
      new Plugin({
        view: (view) => {
          if (hasSelectedText(view.state)) follow(); // selected before this code was loaded
          return {
            update({ state: now }, before) {
              if (isRemoteChange(now)) return;
              const isTyped = now.doc !== before.doc && !hasSelectedText(now);
              if (isTyped || !now.selection.eq(before.selection)) follow();
            },
          };
        },
      }),
    );
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [editor, lateView]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each press of the key is answered once
  useEffect(() => {
    if (!isAsked) return;
    open(true);
    onAnswered();
  }, [isAsked]);

  return { ...state, close };
}
