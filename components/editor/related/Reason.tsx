'use client';
import { useTranslations } from 'use-intl';
import type { ForEditing } from '#editorial/article/reading';

export type ReasonOf = ForEditing['related'][number]['reason'];

/** Why a story stands beside another, in full. */
export function Reason({ reason }: { reason: ReasonOf }) {
  const t = useTranslations('editor.related.why');
  return (
    <p className="text-[0.8125rem] text-quiet">
      {t(reason.why, { detail: detailOf(reason).join(t('comma')) })}
    </p>
  );
}

function detailOf(reason: ReasonOf): string[] {
  if (reason.why === 'topics') return reason.topics;
  if (reason.why === 'more') return [reason.topic];
  return reason.why === 'text' || reason.why === 'story' ? reason.words : [];
}
