'use client';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useEffect, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { recommendedCharacters } from '#contracts/textLimits.ts';
import { countCharacters, writtenText } from './textCounts.ts';

type Props = { editor: Editor; field: 'headline' | 'standfirst'; language: string };

/** The share of the recommended length from which on the length is shown. */
const NEAR = 0.8;
/** Milliseconds without a change after which the length is announced. */
const SPOKEN_AFTER_MS = 1_500;

/** Says in words how long a field is when it comes near its recommended length. It blocks nothing. */
export function FieldLimit({ editor, field, language }: Props) {
  const t = useTranslations('writing.count');
  const locale = useLocale();
  const max = recommendedCharacters(field, language);
  const count = useEditorState({
    editor,
    selector: ({ editor: { state } }) => {
      const line = state.doc.firstChild;
      return line ? countCharacters(writtenText(line).trim()) : 0;
    },
  });
  const isOver = count > max;
  const sentence = count < max * NEAR ? '' : t(isOver ? 'tooLong' : 'ofCharacters', { count, max });

  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(sentence), SPOKEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [sentence]);

  return (
    <div lang={locale} dir="ltr" className="field-limit">
      {sentence && (
        <p aria-hidden data-over={isOver || undefined}>
          {sentence}
        </p>
      )}
      <span role="status" className="sr-only">
        {editor.isFocused ? spoken : ''}
      </span>
    </div>
  );
}
