'use client';
import { useTranslations } from 'use-intl';
import { useCommentState } from './CommentsProvider.tsx';

/** The label of the comments' tab, with the number of open threads. */
export function CommentsTabLabel() {
  const t = useTranslations('comments');
  const open = useCommentState(({ threads = [] }) => threads.filter(({ resolved }) => !resolved).length);
  return (
    <>
      {t('title')}
      {open > 0 && (
        <span className="ml-1.5 rounded-full bg-well px-1.5 text-[0.75rem] tabular-nums">
          <span aria-hidden>{open}</span>
          <span className="sr-only">{t('count', { count: open })}</span>
        </span>
      )}
    </>
  );
}
