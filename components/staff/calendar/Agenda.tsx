'use client';
import { useFormatter, useTimeZone } from 'use-intl';
import { wallTimeOf } from '#components/staff/dateTime/wallTime.ts';
import { Button } from '#components/ui/Button.tsx';
import { Link } from '#components/ui/Link.tsx';
import { timeFormats } from '#components/ui/timeFormats.ts';
import type { CalendarEntry, CalendarPart } from '#editorial/calendar/calendarEntries.ts';
import { nameForMoves } from './calendarActs.ts';
import { entryLook } from './entryLook.ts';
import { entryLanguage, hrefOf, useEntryWords } from './useEntryWords.ts';
import type { CalendarPartProps } from './useMoving.ts';

type Props = CalendarPartProps & { entries: CalendarEntry[] };

/** Releases and withdrawals as a list, by day. */
export function Agenda({ entries, now, mayMove, moving, open }: Props) {
  const { t } = useEntryWords();
  const format = useFormatter();
  const zone = useTimeZone() ?? 'UTC';
  const shown = entries
    .map((entry) => ({ entry, at: moving.placeOf(entry) }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const days = Map.groupBy(shown, ({ at }) => wallTimeOf(at, zone).slice(0, 10));
  const today = wallTimeOf(now, zone).slice(0, 10);
  return (
    <div className="flex flex-col gap-6">
      {[...days].map(([date, entries]) => (
        <section key={date} aria-label={date} className="flex flex-col">
          <h3 className="flex items-baseline gap-2 pb-1 text-sm font-semibold">
            {format.dateTime(entries[0]?.at ?? now, timeFormats.dayHeading)}
            {date === today && <span className="font-normal text-press-ink">{t('today')}</span>}
          </h3>
          <ol>
            {entries.map(({ entry, at }) => (
              <Row key={nameForMoves(entry)} entry={entry} at={at} now={now} mayMove={mayMove} open={open} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

type RowProps = Omit<Props, 'entries' | 'moving'> & { entry: CalendarEntry; at: Date };

function Row({ entry, at, now, mayMove, open }: RowProps) {
  const { t, nameOf, kindOf, timeOf, until } = useEntryWords();
  const isSoon = !entry.past && at.getTime() - now.getTime() < 86_400_000;
  return (
    <li className="flex items-start gap-3 border-t border-line py-2.5">
      <time dateTime={at.toISOString()} className="w-12 shrink-0 pt-0.5 text-sm tabular-nums">
        {timeOf(at, { day: false, zone: false })}
      </time>
      <div className={`min-w-0 grow border-l-4 pl-3 ${entryLook[entry.is].split(' ')[0]}`}>
        <NameLink entry={entry} className="font-serif text-[1.0625rem] leading-snug font-medium" />
        <p className="text-xs text-quiet">
          {kindOf(entry)}
          {entry.past && ` · ${t('out')}`}
          {isSoon && (
            <span className="font-medium text-wait tabular-nums" suppressHydrationWarning>
              {' · '}
              {until(at, now)}
            </span>
          )}
        </p>
        {entry.is === 'package' && <Parts parts={entry.parts} />}
        {entry.is === 'withdrawal' && <p className="mt-1 text-sm">{entry.because}</p>}
      </div>
      {mayMove && !entry.past && (
        <Button small onClick={() => open(entry)} aria-label={t('moveOf', { name: nameOf(entry) })}>
          {t('move')}
        </Button>
      )}
    </li>
  );
}

function NameLink({ entry, className }: { entry: CalendarEntry | CalendarPart; className: string }) {
  const { nameOf } = useEntryWords();
  return (
    <Link href={hrefOf(entry)} lang={entryLanguage(entry)} className={`hover:underline ${className}`}>
      {nameOf(entry)}
    </Link>
  );
}

export function Parts({ parts }: { parts: CalendarPart[] }) {
  return (
    <ul className="mt-1 flex flex-col gap-0.5 text-sm">
      {parts.map((part) => (
        <li key={part.is === 'front' ? `front ${part.frontId}` : part.articleId} className="truncate">
          <NameLink entry={part} className="text-quiet hover:text-ink" />
        </li>
      ))}
    </ul>
  );
}
