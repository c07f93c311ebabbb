'use client';
import { useEffect } from 'react';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { useReadAct } from '#components/editor/sidebar/useReadAct.ts';
import { useStaffEvents } from '#components/staff/liveUpdates/LivePages.tsx';

/** The suggestions of the draft as the server lists them, read again after each change of the draft. */
export function useDraftSuggestions() {
  const { acts, articleFields, mode } = useEditorPage();
  const articleId = articleFields.now.article.id;
  const [suggestions, reread] = useReadAct(acts.listSuggestions, articleId);
  useStaffEvents([`draft:${articleId}`], reread);
  useEffect(() => {
    if (suggestions) mode.addOwn(suggestions.open.filter(({ isOwn }) => isOwn).map(({ id }) => id));
  }, [suggestions, mode]);
  return { open: suggestions?.open, closed: suggestions?.closed, reread };
}
