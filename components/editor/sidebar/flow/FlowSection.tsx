'use client';
import { useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { FlowButtons } from './FlowButtons.tsx';
import { FlowHistory } from './FlowHistory.tsx';
import { AssignmentState, ReviewStateText } from './FlowState.tsx';
import { InternalNote } from './InternalNote.tsx';

/** Where the article stands before its release, what can be done next, and the notes of colleagues. */
export function FlowSection() {
  const t = useTranslations('flow');
  const { article, flow } = useEditorPage().articleFields.now;
  return (
    <section aria-label={t('title')} className="flex flex-col gap-3 border-b border-line pb-5 text-sm">
      <h2 className="font-medium">{t('title')}</h2>
      <ReviewStateText articleId={article.id} review={flow.review} />
      <AssignmentState assignment={flow.assignment} />
      <FlowButtons />
      <FlowHistory steps={flow.steps} />
      <InternalNote />
    </section>
  );
}
