'use client';
import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslations } from 'use-intl';
import { toast } from '#components/ui/toast.ts';
import { useWritingToolsState } from './useWritingTools.ts';
import type { WritingTools } from './writingTools.ts';

/** Announces what the tools did. What is not to be seen in the text is also shown. */
export function Announcer({ tools }: { tools: WritingTools }) {
  const t = useTranslations('writing.announced');
  const announced = useWritingToolsState(tools, (state) => state.announced);
  const isShown = announced?.is === 'isOccupied';
  useEffect(() => {
    if (announced && isShown) toast(t(announced.is));
  }, [announced, isShown, t]);
  const main = document.getElementById('main');
  // A repeated sentence is another text for screen readers, so that they read it again.
  const sentence = announced && !isShown ? `${t(announced.is)}${announced.nth % 2 ? '' : '\u00a0'}` : '';
  return (
    main &&
    createPortal(
      <div role="status" className="sr-only" data-writing-announcement="">
        {sentence}
      </div>,
      main,
    )
  );
}
