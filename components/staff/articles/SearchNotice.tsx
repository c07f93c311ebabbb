'use client';
import { useTranslations } from 'use-intl';
import type { SearchOutcome } from './useArticleSearch.ts';

type Props = {
  outcome: SearchOutcome | null;
  /** the text when an answered search has no matches; undefined if there are matches or the text is elsewhere */
  none?: string | undefined;
};

/** Says that a search has no matches or was not answered; empty otherwise. */
export function SearchNotice({ outcome, none }: Props) {
  const t = useTranslations('ui.search');
  const text = outcome === 'unanswered' ? t('unanswered') : outcome === 'answered' ? none : undefined;
  return (
    <p role="status" className={text ? 'px-3 py-2 text-sm text-quiet' : 'sr-only'}>
      {text}
    </p>
  );
}
