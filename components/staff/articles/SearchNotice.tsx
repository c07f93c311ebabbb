'use client';
import { useTranslations } from 'use-intl';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { type RefusedAct, useRefusal } from '#components/ui/useRefusal.ts';

type Props = {
  refused: RefusedAct | null;
  /** the text for a search without matches; empty if there are matches, or no answer yet */
  none?: string | false;
};

/** Says why a search has no answer, or that it has no matches. Keep it mounted, as `LiveNotice` asks. */
export function SearchNotice({ refused, none }: Props) {
  const t = useTranslations('ui.search');
  const { messageOf } = useRefusal();
  return (
    <>
      <LiveNotice tone="wait">
        {refused && (refused.refused === 'offline' ? t('unanswered') : messageOf(refused))}
      </LiveNotice>
      <p role="status" className={none ? 'text-sm text-quiet' : 'sr-only'}>
        {none}
      </p>
    </>
  );
}
