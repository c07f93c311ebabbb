'use client';
import { Extension } from '@tiptap/core';
import { EditorContent } from '@tiptap/react';
import { useTranslations } from 'use-intl';
import { draftLineExtensions } from '#body/draftSchema.ts';
import { FieldLimitOnDemand } from '#components/editor/counts/FieldLimitOnDemand.tsx';
import { useEditorPage } from '#components/editor/editorPage.ts';
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
    schema: () => draftLineExtensions,
    behaviour: () => [enterKey(onEnter)],
    handlePaste(view, event) {
      const text = event.clipboardData?.getData('text/plain').replace(/\s+/gu, ' ').trim();
      if (text) view.dispatch(view.state.tr.insertText(text).scrollIntoView());
      return true;
    },
  });
  const { language } = useEditorPage().articleFields.now.article;
  return (
    <>
      <EditorContent editor={editor} className={`sheet-${field}`} />
      <FieldLimitOnDemand editor={editor} field={field} language={language} />
    </>
  );
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
