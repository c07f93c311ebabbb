'use client';
import { Extension } from '@tiptap/core';
import { EditorContent } from '@tiptap/react';
import { useTranslations } from 'use-intl';
import { lineExtensions } from '#body/bodySchema.ts';
import { type DraftFieldProps, useDraftEditor } from './useDraftEditor.ts';

type Props = DraftFieldProps & { field: 'headline' | 'standfirst'; onEnter(): void };

/** A field of one line of plain text. Enter moves to the next field. */
export function LineField({ field, onEnter, ...shared }: Props) {
  const t = useTranslations('editor');
  const editor = useDraftEditor({
    ...shared,
    field,
    label: t(field),
    placeholder: t(field),
    isMultiline: false,
    schema: () => lineExtensions,
    behaviour: () => [enterKey(onEnter)],
    handlePaste(view, event) {
      const text = event.clipboardData?.getData('text/plain').replace(/\s+/gu, ' ').trim();
      if (text) view.dispatch(view.state.tr.insertText(text).scrollIntoView());
      return true;
    },
  });
  return <EditorContent editor={editor} className={`sheet-${field}`} />;
}

const enterKey = (onEnter: () => void) => {
  const handle = () => {
    onEnter();
    return true;
  };
  return Extension.create({
    name: 'enterKey',
    addKeyboardShortcuts: () => ({ ['Enter' as string]: handle }),
  });
};
