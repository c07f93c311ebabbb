'use client';
import type { Editor } from '@tiptap/core';
import { useHasBegun } from '#components/editor/writingTools/WritingBarOnDemand.tsx';
import { codeOnDemand } from '#components/ui/codeOnDemand.ts';
import { useCode } from '#components/ui/useCode.ts';

const fieldLimit = codeOnDemand(() => import('./FieldLimit.tsx').then((file) => file.FieldLimit));

type Props = { editor: Editor | null; field: 'headline' | 'standfirst'; language: string };

/** The length of a field near its recommended length. Loaded when the user begins. */
export function FieldLimitOnDemand({ editor, ...props }: Props) {
  const Limit = useCode(fieldLimit, useHasBegun(), { isQuiet: true });
  return editor && Limit ? <Limit editor={editor} {...props} /> : null;
}
