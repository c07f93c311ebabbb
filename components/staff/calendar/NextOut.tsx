'use client';
import { Clock } from 'lucide-react';
import { Popover as Radix } from 'radix-ui';
import { useState } from 'react';
import { Link } from '#components/ui/Link.tsx';
import type { TimedEntries } from '#editorial/calendar/calendarEntries.ts';
import { useDatabaseClock } from './useDatabaseClock.ts';
import { entryLanguage, hrefOf, useEntryWords } from './useEntryWords.ts';
import { useNextRelease } from './useNextRelease.ts';

/** Milliseconds for which a release that has just begun is still shown as the next. */
const LINGER_MS = 10_000;

/** The next release and its remaining time, above every page; it opens the list of the next 24 hours. */
export function NextOut({ rendered }: { rendered: TimedEntries }) {
  const next = useNextRelease(rendered);
  const now = useDatabaseClock(next.now);
  const { t, nameOf, kindOf, timeOf, until } = useEntryWords();
  const [open, setOpen] = useState(false);
  const coming = next.entries.filter(({ at }) => Date.parse(at) > now.getTime() - LINGER_MS);
  const [first] = coming;
  return (
    <section aria-label={t('next.label')} className="empty:hidden">
      {first && (
        <Radix.Root open={open} onOpenChange={setOpen}>
          <Radix.Trigger className="flex min-h-9 w-full items-center gap-2 border-b border-line bg-sheet px-4 py-1 text-left text-[0.8125rem] hover:bg-well sm:px-8">
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
          </Radix.Trigger>
          <Radix.Content
            align="start"
            sideOffset={4}
            collisionPadding={12}
            aria-label={t('next.label')}
            className="z-40 max-h-[70dvh] w-[min(34rem,calc(100vw-1.5rem))] overflow-auto rounded-md border border-line bg-sheet p-4 text-sm shadow-lg"
          >
            <h2 className="mb-2 font-serif text-lg font-semibold">{t('next.label')}</h2>
            <ol className="flex flex-col">
              {coming.map((entry) => (
                <li
                  key={entry.key}
                  className="flex flex-wrap items-baseline gap-x-3 border-t border-line py-2"
                >
                  <time dateTime={entry.at} className="shrink-0 tabular-nums">
                    {timeOf(new Date(entry.at), { day: false })}
                  </time>
                  <span className="min-w-0 grow basis-40">
                    <Link
                      href={hrefOf(entry)}
                      onClick={() => setOpen(false)}
                      lang={entryLanguage(entry)}
                      className="font-medium hover:underline"
                    >
                      {nameOf(entry)}
                    </Link>
                    <span className="block text-xs text-quiet">{kindOf(entry)}</span>
                  </span>
                  <Countdown at={entry.at} text={until(new Date(entry.at), now)} />
                </li>
              ))}
            </ol>
            {next.more && <p className="border-t border-line py-2 text-quiet">{t('next.evenMore')}</p>}
            <Link
              href="/newsroom/calendar"
              onClick={() => setOpen(false)}
              className="mt-1 inline-block border-t border-line pt-3 underline underline-offset-4"
            >
              {t('next.calendar')}
            </Link>
          </Radix.Content>
        </Radix.Root>
      )}
      {/* Announced when the next release changes, not while the countdown runs. */}
      <span role="status" className="sr-only">
        {first && t('next.said', { name: nameOf(first), at: timeOf(new Date(first.at), { day: false }) })}
      </span>
    </section>
  );
}

/** The remaining time. A screen reader can read it, but does not announce its changes. */
function Countdown({ at, text }: { at: string; text: string }) {
  return (
    <span role="timer" aria-live="off" className="shrink-0 font-medium text-wait tabular-nums">
      <time dateTime={at} suppressHydrationWarning>
        {text}
      </time>
    </span>
  );
}
