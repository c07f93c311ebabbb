'use client';
import { useState } from 'react';
import { useTimeZone } from 'use-intl';
import { OtherZones } from '#components/staff/dateTime/DateTimeField.tsx';
import { offsetName } from '#components/staff/dateTime/wallTime.ts';
import { Button } from '#components/ui/Button.tsx';
import { Dialog } from '#components/ui/Dialog.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
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
  const weekEnds = days.at(-1)?.ends ?? now;
  const later = calendar.entries.filter((entry) => moving.placeOf(entry) >= weekEnds);
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
      <p className="text-sm text-quiet">
        {t('zone', { zone: zone.replaceAll('_', ' '), offset: offsetName(now, zone) })}{' '}
        {mayMove ? (
          <span id="calendar-keys" className="max-md:hidden">
            {t('keys.how')}
          </span>
        ) : (
          t('onlyEditors')
        )}
      </p>
      {mayMove && (
        <Button className="self-start" onClick={() => setScheduling({ at: null })}>
          {t('schedule')}
        </Button>
      )}
      <p role="status" aria-live="assertive" className="sr-only">
        {moving.announcement}
      </p>
      <h2 className="sr-only">{t('plan')}</h2>
      <div className="max-md:hidden">
        <WeekGrid
          {...list}
          days={days}
          entries={calendar.entries}
          openMany={setCrowded}
          scheduleAt={(at) => setScheduling({ at })}
        />
      </div>
      <div className="md:hidden">
        {calendar.entries.length > 0 ? (
          <Agenda {...list} entries={calendar.entries} />
        ) : (
          <EmptyState title={t('empty')} text={t('emptyText')} />
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
