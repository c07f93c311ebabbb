'use client';
import { MessageSquareText } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { useCommentState, useComments } from './CommentsProvider.tsx';

/** While the sidebar is closed on a phone, leads from the passage at the caret to its comments. */
export function PassageButton() {
  const t = useTranslations('comments');
  const { sidebar } = useEditorPage();
  const { open } = useComments();
  const threadId = useCommentState((state) => state.atCaret);
  if (!threadId || sidebar.open) return null;
  return (
    <button
      type="button"
      className="passage-button"
      // The text must not lose the focus before the press: the keyboard of a phone would close and move the button.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => open({ threadId, takesFocus: true })}
    >
      <MessageSquareText aria-hidden size={16} />
      {t('showThread')}
    </button>
  );
}
