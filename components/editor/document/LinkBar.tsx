'use client';
import { type Editor, posToDOMRect } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { useEditorState } from '@tiptap/react';
import { type RefObject, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { EditorContext } from '#components/editor/blocks/blockControls.ts';
import { placeBeside } from './floatingPlace.ts';
import { focusAtSelection } from './focusReturn.ts';
import { type LinkPlace, linkAtCaret, removeLink } from './linkCommands.ts';
import { isTouchScreen } from './uncoveredArea.ts';
import { useFloatingPlace } from './useFloatingPlace.ts';

type Props = { editor: Editor; context: EditorContext; bar: RefObject<HTMLDivElement | null> };

/** Appears at the link that contains the caret, or whose edge was tapped, until the user types or presses Escape. */
export function LinkBar({ editor, context, bar }: Props) {
  const [isTapped, setTapped] = useState(false);
  const [isDismissed, setDismissed] = useState(false);
  const link = useEditorState({ editor, selector: ({ editor: now }) => linkAtCaret(now.state) });
  const isAtLink = link !== null;

  useEffect(() => {
    if (!isAtLink) setDismissed(false);
  }, [isAtLink]);

  useEffect(() => {
    const { dom } = editor.view;
    const listening = new AbortController();
    const onClick = ({ target }: Event) => {
      const isLink = target instanceof Element && target.closest('a') !== null;
      setTapped(isLink);
      if (isLink) setDismissed(false);
    };
    const onKeyDown = ({ key }: KeyboardEvent) => {
      setTapped(false);
      if (key === 'Escape') setDismissed(true);
    };
    dom.addEventListener('click', onClick, listening);
    dom.addEventListener('keydown', onKeyDown, listening);
    dom.addEventListener('beforeinput', () => setDismissed(true), listening);
    return () => listening.abort();
  }, [editor]);

  if (!link || isDismissed || !(link.isInside || isTapped)) return null;
  return <ShownBar editor={editor} context={context} bar={bar} link={link} />;
}

function ShownBar({ editor, context, bar, link }: Props & { link: LinkPlace & { isInside: boolean } }) {
  const t = useTranslations('editor.link');
  useFloatingPlace(bar, {
    anchor: () => posToDOMRect(editor.view, link.from, link.to),
    // On touch screens the handle of the caret is below it.
    place: (boxes) => placeBeside({ ...boxes, prefer: isTouchScreen() ? 'above' : 'below', align: 'center' }),
    when: `${link.from} ${link.to} ${link.href}`,
  });

  function edit() {
    const { state, view } = editor;
    if (!link.isInside)
      view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, link.from, link.to)));
    focusAtSelection(view); // where the dialog returns the focus to
    context.open('link');
  }

  function remove() {
    removeLink(editor, link);
    focusAtSelection(editor.view);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups the fields of a form
    <div
      ref={bar}
      role="group"
      aria-label={t('title')}
      className="text-menu link-bar"
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={({ key }) => key === 'Escape' && focusAtSelection(editor.view)}
    >
      <span dir="ltr" className="link-bar-address" title={link.href}>
        {link.href}
      </span>
      <a href={link.href} target="_blank" rel="noopener noreferrer">
        {t('open')}
      </a>
      <button type="button" onClick={edit}>
        {t('edit')}
      </button>
      <button type="button" onClick={remove}>
        {t('removeShort')}
      </button>
    </div>
  );
}
