'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { useRefusal } from '#components/ui/useRefusal.ts';
import type { Arrangement } from './useArrangement.ts';

/** The words of state. What a screen reader hears is slower: it must not be told of every step. */
export function SaveWords({ saving }: Pick<Arrangement, 'saving'>) {
  const t = useTranslations('front.saving');
  const { say } = useRefusal();
  const words = typeof saving === 'string' ? t(saving) : t('unsaved', { why: say(saving) });
  const [heard, setHeard] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setHeard(words), typeof saving === 'string' ? 2_000 : 300);
    return () => clearTimeout(timer);
  }, [words, saving]);
  return (
    <>
      <p
        data-saving={typeof saving === 'string' ? saving : 'unsaved'}
        className={`text-sm ${saving === 'saved' || saving === 'saving' ? 'text-quiet' : 'font-medium text-press-ink'}`}
      >
        {words}
      </p>
      <span className="sr-only" aria-live="polite">
        {heard}
      </span>
    </>
  );
}

/** Somebody else's arrangement came in between: which goes on? */
export function ArrangementConflict({ theirs, settle }: Pick<Arrangement, 'theirs' | 'settle'>) {
  const t = useTranslations('front');
  return (
    <LiveNotice tone="wait">
      {theirs && (
        <>
          <p>{t('conflict', { name: theirs.changedBy ?? 'nobody' })}</p>
          <p className="mt-2 flex flex-wrap items-center gap-2">
            <Button small onClick={() => settle('theirs')}>
              {t('takeTheirs')}
            </Button>
            <Button small onClick={() => settle('mine')}>
              {t('keepMine')}
            </Button>
            <span className="text-[0.8125rem]">{t('conflictHint')}</span>
          </p>
        </>
      )}
    </LiveNotice>
  );
}
