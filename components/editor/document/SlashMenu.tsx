'use client';
import type { Editor } from '@tiptap/core';
import { useEffect, useId, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { useTranslations } from 'use-intl';
import { shownKey } from './formats.ts';
import type { SlashMenuStore } from './slashCommand.ts';

/** The menu of blocks. The text keeps the focus and names the active option for screen readers. */
export function SlashMenu({ store, editor }: { store: SlashMenuStore; editor: Editor | null }) {
  const t = useTranslations('editor');
  const id = useId();
  const state = useSyncExternalStore(store.subscribe, store.state, () => null);
  const chosen = state ? `${id}-${state.at}` : undefined;

  useEffect(() => {
    const dom = editor?.view.dom;
    if (!dom || !chosen) return;
    dom.setAttribute('aria-activedescendant', chosen);
    dom.setAttribute('aria-controls', id);
    return () => {
      dom.removeAttribute('aria-activedescendant');
      dom.removeAttribute('aria-controls');
    };
  }, [editor, chosen, id]);

  if (!state) return null;
  const below = state.rect.bottom + 330 < window.innerHeight || state.rect.top < 340;
  return createPortal(
    <div
      id={id}
      role="listbox"
      aria-label={t('insert')}
      className="slash-menu"
      style={{
        left: Math.max(8, Math.min(state.rect.left, window.innerWidth - 272)),
        ...(below ? { top: state.rect.bottom + 6 } : { bottom: window.innerHeight - state.rect.top + 6 }),
      }}
    >
      {state.items.map(({ name, icon: Icon, key }, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text has the focus and handles the keys
        <div
          key={name}
          id={`${id}-${at}`}
          role="option"
          tabIndex={-1}
          aria-selected={at === state.at}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => store.choose(at)}
        >
          <Icon aria-hidden size={17} />
          <span className="grow">{t(`formats.${name}`)}</span>
          <kbd aria-hidden>{shownKey(key)}</kbd>
        </div>
      ))}
    </div>,
    document.body,
  );
}
