'use client';
import { Redo2, Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { useRefusal } from '#components/ui/useRefusal.ts';
import { useWindowKeys } from '#components/ui/useWindowKeys.ts';
import { unpinAll } from './layoutMoves.ts';
import type { Arrangement } from './useArrangement.ts';

type Props = { arrangement: Arrangement; may: { change: boolean; release: boolean }; onRelease(): void };

/** The save status of a front, and the buttons for the whole layout. */
export function FrontToolbar({ arrangement, may, onRelease }: Props) {
  const t = useTranslations('front');
  const { layout, change, saving, undo, redo } = arrangement;

  useWindowKeys((event) => {
    if (!may.change || !(event.metaKey || event.ctrlKey) || event.altKey) return;
    if ((event.target as HTMLElement).matches('input, textarea, select')) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    const act = key === 'y' || event.shiftKey ? redo : undo;
    act?.();
  });

  return (
    <div className="flex flex-wrap items-center gap-2">
      <SaveStatus saving={saving} />
      <span className="ml-auto flex flex-wrap gap-2">
        {may.change && (
          <>
            <Button small disabled={!undo} onClick={() => undo?.()}>
              <Undo2 aria-hidden size={14} /> {t('undo')}
            </Button>
            <Button small disabled={!redo} onClick={() => redo?.()}>
              <Redo2 aria-hidden size={14} /> {t('redo')}
            </Button>
            <Button small look="quiet" onClick={() => change(unpinAll(layout))}>
              {t('unpinAll')}
            </Button>
          </>
        )}
        <Button small look={may.release ? 'press' : 'plain'} onClick={onRelease}>
          {t('goToRelease')}
        </Button>
      </span>
    </div>
  );
}

/** The status. Screen readers get it with a delay, so that they do not announce each intermediate status. */
function SaveStatus({ saving }: Pick<Arrangement, 'saving'>) {
  const t = useTranslations('front.saving');
  const { messageOf } = useRefusal();
  const isRefused = typeof saving !== 'string';
  const words = isRefused ? t('unsaved', { why: messageOf(saving) }) : t(saving);
  const [announced, setAnnounced] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setAnnounced(words), isRefused ? 300 : 2_000);
    return () => clearTimeout(timer);
  }, [words, isRefused]);
  return (
    <>
      <p
        data-saving={isRefused ? 'unsaved' : saving}
        className={`text-sm ${saving === 'saved' || saving === 'saving' ? 'text-quiet' : 'font-medium text-press-ink'}`}
      >
        {words}
      </p>
      <span className="sr-only" aria-live="polite">
        {announced}
      </span>
    </>
  );
}

/** Asks which layout to keep when another person saved one in the meantime. */
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
