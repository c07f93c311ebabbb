'use client';
import { useTranslations } from 'use-intl';
import type { ArticleForEditing } from '#editorial/articles/articleForEditing.ts';

export type ReasonOf = ArticleForEditing['related'][number]['reason'];

/** Why a story stands beside another, in full. */
export function RelatedReasonText({ reason }: { reason: ReasonOf }) {
  const t = useTranslations('editor.related.why');
  return (
    <p className="text-[0.8125rem] text-quiet">
      {t(wordingOf(reason), { detail: detailOf(reason).join(t('comma')) })}
    </p>
  );
}

/** A reason that names nothing is worded without a list. */
function wordingOf(reason: ReasonOf) {
  if (detailOf(reason).length > 0) return reason.why;
  if (reason.why === 'text') return 'alike';
  return reason.why === 'story' ? 'sameStory' : reason.why;
}

function detailOf(reason: ReasonOf): string[] {
  if (reason.why === 'topics') return reason.topics;
  if (reason.why === 'more') return [reason.topic];
  return reason.why === 'text' || reason.why === 'story' ? reason.words : [];
}
