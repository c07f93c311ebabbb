'use client';
import { useState } from 'react';
import { useFormatter, useTimeZone } from 'use-intl';
import { OtherZones } from '#components/staff/dateTime/DateTimeField.tsx';
import { offsetName } from '#components/staff/dateTime/wallTime.ts';
import { Button } from '#components/ui/Button.tsx';
import { Dialog } from '#components/ui/Dialog.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { timeFormats } from '#components/ui/timeFormats.ts';
import { useWindowKeys } from '#components/ui/useWindowKeys.ts';
import type { Calendar, CalendarEntry } from '#editorial/calendar/calendarEntries.ts';
import { Agenda } from './Agenda.tsx';
import { type CalendarActs, nameForMoves } from './calendarActs.ts';
import type { Day } from './days.ts';
import { EntryDialog } from './EntryDialog.tsx';
import { MoveQuestion } from './MoveQuestion.tsx';
import { ScheduleDialog } from './ScheduleDialog.tsx';
import { useDatabaseClock } from './useDatabaseClock.ts';
import { useEntryWords } from './useEntryWords.ts';
import { useMoving } from './useMoving.ts';
import { WaitingList } from './WaitingList.tsx';
import { WeekGrid } from './WeekGrid.tsx';

type Props = {
  calendar: Calendar;
  /** the displayed week */
  days: Day[];
  otherZones: string[];
  mayMove: boolean;
  acts: CalendarActs;
};

/** A week by hours, later entries as a list, and waiting releases. On a phone, all entries are a list. */
export function CalendarScreen({ calendar, days, otherZones, mayMove, acts }: Props) {
  const zone = useTimeZone() ?? 'UTC';
  const { t } = useEntryWords();
  const now = useDatabaseClock(calendar.now);
  const moving = useMoving();
  const [opened, setOpened] = useState<CalendarEntry | null>(null);
  const [crowded, setCrowded] = useState<CalendarEntry[]>([]);
  const [scheduling, setScheduling] = useState<{ at: Date | null } | null>(null);
  const format = useFormatter();
  const [first, last] = [days[0], days.at(-1)];
  const weekEnds = last?.ends ?? now;
  const isPast = weekEnds <= now;
  const later = calendar.entries.filter((entry) => moving.placeOf(entry) >= weekEnds);
  const isWeekEmpty = later.length === calendar.entries.length;
  const list = { now, mayMove, moving, open: setOpened };
  const newest = (entry: CalendarEntry): CalendarEntry =>
    calendar.entries.find((candidate) => nameForMoves(candidate) === nameForMoves(entry)) ?? entry;

  useWindowKeys((event) => {
    const target = event.target as HTMLElement;
    if (event.key.toLowerCase() !== 'z' || !(event.metaKey || event.ctrlKey) || event.shiftKey) return;
    if (target.matches('input, textarea, select, [contenteditable]')) return;
    event.preventDefault();
    moving.undo();
  });

  return (
    <OtherZones value={otherZones}>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 className="font-serif text-xl font-semibold max-md:sr-only">
            <span className="sr-only">{t('plan')}: </span>
            {first &&
              last &&
              withPlainSpaces(format.dateTimeRange(first.begins, last.begins, timeFormats.week))}
          </h2>
          <p className="text-sm text-quiet">
            {t('zone', { zone: zone.replaceAll('_', ' '), offset: offsetName(now, zone) })}{' '}
            {!mayMove && t('onlyEditors')}
          </p>
        </div>
        {mayMove && (
          <Button look="press" onClick={() => setScheduling({ at: null })}>
            {t('schedule')}
          </Button>
        )}
      </div>
      <p role="status" aria-live="assertive" className="sr-only">
        {moving.announcement}
      </p>
      <div className="flex flex-col gap-2 max-md:hidden">
        {isWeekEmpty && (
          <p className="rounded-md bg-well px-3 py-2 text-sm">
            {t(isPast ? 'emptyPast' : 'emptyWeek')} {!isPast && mayMove && t('emptyWeekText')}
          </p>
        )}
        <WeekGrid
          {...list}
          days={days}
          entries={calendar.entries}
          openMany={setCrowded}
          scheduleAt={(at) => setScheduling({ at })}
        />
        {mayMove && !isPast && (
          <details className="text-[0.8125rem] text-quiet">
            <summary className="self-start">{t('keys.title')}</summary>
            <p id="calendar-keys" className="mt-1 max-w-prose">
              {t('keys.how')}
            </p>
          </details>
        )}
      </div>
      <div className="md:hidden">
        {calendar.entries.length > 0 ? (
          <Agenda {...list} entries={calendar.entries} />
        ) : (
          <EmptyState title={t(isPast ? 'emptyPast' : 'empty')} text={isPast ? undefined : t('emptyText')} />
        )}
      </div>
      {later.length > 0 && (
        <section aria-labelledby="later" className="flex flex-col gap-3 max-md:hidden">
          <h2 id="later" className="font-serif text-xl font-semibold">
            {t('later')}
          </h2>
          <Agenda {...list} entries={later} />
        </section>
      )}
      {calendar.more && <p className="text-sm text-quiet">{t('more')}</p>}
      {calendar.waiting.length > 0 && <WaitingList waiting={calendar.waiting} />}
      {moving.unconfirmed && (
        <MoveQuestion
          move={moving.unconfirmed}
          entry={newest(moving.unconfirmed.entry)}
          moving={moving}
          acts={acts}
        />
      )}
      {scheduling && <ScheduleDialog {...scheduling} now={now} close={() => setScheduling(null)} />}
      {crowded.length > 0 && (
        <Dialog open onOpenChange={() => setCrowded([])} title={t('atThisTime', { count: crowded.length })}>
          <Agenda
            {...list}
            entries={crowded.map(newest)}
            open={(entry) => {
              setCrowded([]);
              setOpened(entry);
            }}
          />
        </Dialog>
      )}
      {opened && (
        <EntryDialog
          key={opened.key}
          entry={newest(opened)}
          close={() => setOpened(null)}
          now={now}
          mayMove={mayMove}
          moving={moving}
          acts={acts}
        />
      )}
    </OtherZones>
  );
}

/** Browsers and Node differ in the kinds of spaces around the dash, and hydration needs the same text. */
const withPlainSpaces = (text: string) => text.replaceAll(/\s/gu, ' ');
