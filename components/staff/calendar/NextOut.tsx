'use client';
import { Clock } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { onDemand } from '#components/ui/onDemand.tsx';
import type { TimedEntries } from '#editorial/calendar/calendarEntries.ts';
import { Countdown } from './Countdown.tsx';
import { useDatabaseClock } from './useDatabaseClock.ts';
import { entryLanguage, useEntryWords } from './useEntryWords.ts';
import { useNextRelease } from './useNextRelease.ts';

const NextOutList = onDemand(() => import('./NextOutList.tsx').then((file) => file.NextOutList));

/** Milliseconds for which a release that has just begun is still shown as the next. */
const LINGER_MS = 10_000;

/** The next release and its remaining time, above every page; it opens the list of the next 24 hours. */
export function NextOut({ rendered }: { rendered: TimedEntries }) {
  const next = useNextRelease(rendered);
  const now = useDatabaseClock(next.now);
  const { t, nameOf, timeOf, until } = useEntryWords();
  const [isOpen, setOpen] = useState(false);
  const listId = useId();
  const button = useRef<HTMLButtonElement>(null);
  const coming = next.entries.filter(({ at }) => Date.parse(at) > now.getTime() - LINGER_MS);
  const [first] = coming;
  return (
    <section aria-label={t('next.label')} className="empty:hidden">
      {first && (
        <>
          <button
            ref={button}
            type="button"
            aria-haspopup="dialog"
            aria-expanded={isOpen}
            aria-controls={isOpen ? listId : undefined}
            onClick={() => setOpen(!isOpen)}
            className="flex min-h-9 w-full items-center gap-2 border-b border-line bg-sheet px-4 py-1 text-left text-[0.8125rem] hover:bg-well sm:px-8"
          >
            <Clock aria-hidden size={14} className="shrink-0 text-wait" />
            <span className="shrink-0 text-quiet">{t('next.next')}</span>
            <span className="truncate font-medium" lang={entryLanguage(first)}>
              {nameOf(first)}
            </span>
            <Countdown at={first.at} text={until(new Date(first.at), now)} />
            {coming.length > 1 && (
              <span className="ml-auto shrink-0 text-quiet max-sm:sr-only">
                {t('next.more', { count: coming.length - 1 })}
              </span>
            )}
          </button>
          {isOpen && (
            <NextOutList
              id={listId}
              button={button}
              coming={coming}
              hasMore={next.more}
              now={now}
              onClose={() => setOpen(false)}
            />
          )}
        </>
      )}
      {/* Announced when the next release changes, not while the countdown runs. */}
      <span role="status" className="sr-only">
        {first && t('next.said', { name: nameOf(first), at: timeOf(new Date(first.at), { day: false }) })}
      </span>
    </section>
  );
}
