'use client';
import type { Editor } from '@tiptap/core';
import { useEffect, useId, useRef, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { FormatIcon } from './FormatIcon.tsx';
import { placeBeside } from './floatingPlace.ts';
import { shownKey } from './formats.ts';
import type { SlashMenuStore } from './slashMenuStore.ts';
import { useFloatingPlace } from './useFloatingPlace.ts';

/** The menu of blocks. The text keeps the focus and names the active option for screen readers. */
export function SlashMenu({ store, editor }: { store: SlashMenuStore; editor: Editor }) {
  const t = useTranslations('editor');
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const state = useSyncExternalStore(store.subscribe, store.state, () => null);
  const chosen = state ? `${id}-${state.items[state.at]?.name}` : undefined;

  useFloatingPlace(menu, {
    anchor: () => (state ? editor.view.coordsAtPos(state.from) : null),
    place: (boxes) =>
      placeBeside({
        ...boxes,
        prefer: 'below',
        canShrink: true,
        align: getComputedStyle(editor.view.dom).direction === 'rtl' ? 'right' : 'left',
      }),
    when: state && `${state.from} ${state.items.length}`,
  });

  useEffect(() => {
    if (!chosen) return;
    const { dom } = editor.view;
    dom.setAttribute('aria-activedescendant', chosen);
    dom.setAttribute('aria-controls', id);
    document.getElementById(chosen)?.scrollIntoView({ block: 'nearest' });
    return () => {
      dom.removeAttribute('aria-activedescendant');
      dom.removeAttribute('aria-controls');
    };
  }, [editor, chosen, id]);

  return (
    <>
      <p role="status" className="sr-only">
        {state && t('insertCount', { count: state.items.length })}
      </p>
      {state && (
        <div ref={menu} id={id} role="listbox" aria-label={t('insert')} className="text-menu slash-menu">
          {state.items.map(({ name, key }, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the text has the focus and handles the keys
            <div
              key={name}
              id={`${id}-${name}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === state.at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => store.choose(at)}
            >
              <FormatIcon name={name} aria-hidden size={17} />
              <span className="grow">{t(`formats.${name}`)}</span>
              <kbd aria-hidden>{shownKey(key)}</kbd>
            </div>
          ))}
        </div>
      )}
    </>
  );
}
