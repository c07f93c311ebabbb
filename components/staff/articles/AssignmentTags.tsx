'use client';
import { useFormatter, useTranslations } from 'use-intl';
import { Tag } from '#components/ui/Tag.tsx';
import { timeFormats } from '#components/ui/timeFormats.ts';
import type { ListedArticle } from '#editorial/articles/articleList.ts';

/** To whom an article is assigned and until when, and why it waits for the user, in words. */
export function AssignmentTags({ waits, assignment }: Pick<ListedArticle, 'waits' | 'assignment'>) {
  const t = useTranslations('flow');
  const format = useFormatter();
  // The status says already that it is submitted or returned.
  const isMentioned = waits.includes('mentioned');
  if (!assignment && !isMentioned) return null;
  const due = assignment?.dueAt && format.dateTime(new Date(assignment.dueAt), timeFormats.coming);
  return (
    <>
      {isMentioned && <Tag tone="wait">{t('waits.mentioned')}</Tag>}
      {assignment && (
        <Tag tone={assignment.isOwn ? 'wait' : 'plain'}>
          {assignment.isOwn ? t('waits.assigned') : t('assigned', { name: assignment.name })}
        </Tag>
      )}
      {due && <span className="text-xs text-quiet">{t.rich('due', { at: () => due })}</span>}
      {assignment?.isOverdue && <Tag tone="press">{t('overdue')}</Tag>}
    </>
  );
}
