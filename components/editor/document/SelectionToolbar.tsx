'use client';
import type { Editor } from '@tiptap/core';
import { BubbleMenuPlugin } from '@tiptap/extension-bubble-menu';
import { NodeSelection, type Selection } from '@tiptap/pm/state';
import { useEditorState } from '@tiptap/react';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslations } from 'use-intl';
import type { EditorContext } from '#components/editor/blocks/blockControls.ts';
import { formats, shownKey } from './formats.ts';
import type { LateView } from './lateView.ts';

type Props = {
  editor: Editor;
  context: EditorContext;
  /** where the editor takes the view that places the toolbar */
  place: LateView;
};

/** Appears on a selection. Alt-F10 moves the focus into it, Escape back to the text, as in other editors. */
export function SelectionToolbar({ editor, context, place }: Props) {
  const t = useTranslations('editor');
  const [frame] = useState(createFrame);
  const bar = useRef<HTMLDivElement>(null);
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      formats
        .filter(({ name, isActive = () => now.isActive(name) }) => isActive(now))
        .map(({ name }) => name)
        .join(),
  });

  useEffect(() => {
    const leave = place.join(
      BubbleMenuPlugin({
        pluginKey: 'selectionToolbar',
        editor,
        element: frame,
        updateDelay: 80,
        options: { placement: 'top', offset: 8, flip: true, shift: { padding: 8 } },
        shouldShow: ({ editor: now, state }) =>
          now.isEditable && !now.view.composing && !state.selection.empty && !isAtom(state.selection),
      }),
    );
    return () => {
      leave();
      frame.remove();
    };
  }, [editor, place, frame]);

  useEffect(() => {
    const { dom } = editor.view;
    function enter(event: KeyboardEvent) {
      if (event.key !== 'F10' || !event.altKey) return;
      event.preventDefault();
      bar.current?.querySelector('button')?.focus();
    }
    dom.addEventListener('keydown', enter);
    return () => dom.removeEventListener('keydown', enter);
  }, [editor]);

  function move(event: React.KeyboardEvent) {
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === 'Escape') editor.commands.focus();
    else if (event.key === 'ArrowRight') buttons[(at + 1) % buttons.length]?.focus();
    else if (event.key === 'ArrowLeft') buttons.at(at - 1)?.focus();
    else return;
    event.preventDefault();
  }

  return createPortal(
    <div ref={bar} role="toolbar" aria-label={t('toolbar')} onKeyDown={move} className="toolbar">
      {formats
        .filter(({ isOutsideToolbar }) => !isOutsideToolbar)
        .map(({ name, icon: Icon, key, apply }) => (
          <button
            key={name}
            type="button"
            aria-pressed={active.split(',').includes(name)}
            aria-label={t(`formats.${name}`)}
            title={`${t(`formats.${name}`)}  ${shownKey(key)}`}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => apply(editor, context)}
          >
            <Icon aria-hidden size={17} />
          </button>
        ))}
    </div>,
    frame,
  );
}

const isAtom = (selection: Selection): boolean => selection instanceof NodeSelection && selection.node.isAtom;

/** The element that the view places. Hidden until then. */
function createFrame(): HTMLElement {
  const frame = document.createElement('div');
  frame.className = 'z-30';
  Object.assign(frame.style, { position: 'absolute', visibility: 'hidden' });
  return frame;
}
