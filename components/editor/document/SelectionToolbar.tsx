'use client';
import { type Editor, posToDOMRect } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { EditorContext } from '#components/editor/blocks/blockControls.ts';
import { FormatIcon } from './FormatIcon.tsx';
import { placeBeside, placeDocked } from './floatingPlace.ts';
import { focusAtSelection } from './focusReturn.ts';
import { formats, shownKey } from './formats.ts';
import { isTouchScreen } from './uncoveredArea.ts';
import { useFloatingPlace } from './useFloatingPlace.ts';

type Props = {
  editor: Editor;
  context: EditorContext;
  bar: RefObject<HTMLDivElement | null>;
  /** whether it takes the focus */
  isAsked: boolean;
  /** the toolbar is placed again when this changes */
  moves: number;
  onClose(): void;
};

const shownFormats = formats.filter(({ isOutsideToolbar }) => !isOutsideToolbar);

/** `Mod-b` as `aria-keyshortcuts` requires it. */
const ariaKeys = (key: string): string =>
  key.replace('Mod', shownKey('Mod') === '⌘' ? 'Meta' : 'Control').replaceAll('-', '+');

/** The toolbar of the selection, after the ARIA pattern: one tab stop, arrow keys, Home, End; Escape returns to the text. */
export function SelectionToolbar({ editor, context, bar, isAsked, moves, onClose }: Props) {
  const t = useTranslations('editor');
  const [current, setCurrent] = useState(0);
  const [isHinted, setHinted] = useState(false);
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      shownFormats
        .filter(({ name, isActive = () => now.isActive(name) }) => isActive(now))
        .map(({ name }) => name)
        .join(),
  });
  useFloatingPlace(bar, {
    anchor: () => posToDOMRect(editor.view, editor.state.selection.from, editor.state.selection.to),
    place: (boxes) =>
      isTouchScreen() ? placeDocked(boxes) : placeBeside({ ...boxes, prefer: 'above', align: 'center' }),
    when: moves,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: each press of the key moves the focus
  useEffect(() => {
    if (!isAsked || !bar.current) return;
    bar.current.style.visibility = 'visible'; // what is hidden takes no focus
    buttons.current[0]?.focus();
  }, [isAsked, moves]);

  function returnToText() {
    focusAtSelection(editor.view);
    onClose();
  }

  function onKeyDown(event: KeyboardEvent) {
    const last = shownFormats.length - 1;
    const next = {
      ArrowRight: current === last ? 0 : current + 1,
      ArrowLeft: current === 0 ? last : current - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (next !== undefined) buttons.current[next]?.focus();
    else if (event.key === 'Escape') returnToText();
    else return;
    event.preventDefault();
  }

  const shown = isHinted && shownFormats[current];
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t('toolbar')}
      aria-controls={editor.view.dom.id}
      onKeyDown={onKeyDown}
      onBlur={() => setHinted(false)}
      className="text-menu toolbar"
    >
      <div className="toolbar-buttons">
        {shownFormats.map(({ name, key, apply }, at) => (
          <button
            key={name}
            ref={(button) => {
              buttons.current[at] = button;
            }}
            type="button"
            tabIndex={at === current ? 0 : -1}
            aria-pressed={active.split(',').includes(name)}
            aria-label={t(`formats.${name}`)}
            aria-keyshortcuts={ariaKeys(key)}
            title={`${t(`formats.${name}`)}  ${shownKey(key)}`}
            onFocus={({ target }) => {
              setCurrent(at);
              setHinted(target.matches(':focus-visible'));
            }}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              // By key the button has the focus; the format then applies to the text, which a dialog also returns to.
              if (!editor.view.hasFocus()) focusAtSelection(editor.view);
              if (editor.state.selection.empty) onClose();
              apply(editor, context);
            }}
          >
            <FormatIcon name={name} aria-hidden size={17} />
          </button>
        ))}
      </div>
      {shown && (
        <span aria-hidden className="toolbar-hint">
          {t(`formats.${shown.name}`)} <kbd>{shownKey(shown.key)}</kbd>
        </span>
      )}
    </div>
  );
}
