import { useFormatter, useTimeZone } from 'use-intl';
import { wallTimeOf } from '#components/staff/dateTime/wallTime.ts';
import { timeFormats } from '#components/ui/timeFormats.ts';
import { type Day, HOUR_MS, hoursOf, isWeekend } from './days.ts';
import { useEntryWords } from './useEntryWords.ts';

type Props = { days: Day[]; today: Day | undefined; now: Date; hourHeight: number };

/** The days' names over the columns of the week. */
export function WeekHeader({ days, today }: Pick<Props, 'days' | 'today'>) {
  const { t } = useEntryWords();
  const format = useFormatter();
  return (
    <div className="sticky top-0 z-30 grid grid-cols-[3.25rem_minmax(0,1fr)] border-b border-line bg-sheet">
      <span className="self-end px-1.5 pb-1.5 text-[0.6875rem] text-quiet">{t('clock')}</span>
      <div className="grid" style={{ gridTemplateColumns: `repeat(${days.length}, minmax(0, 1fr))` }}>
        {days.map((day) => (
          <div
            key={day.date}
            aria-current={day === today ? 'date' : undefined}
            className={`border-l border-line px-2 py-2 text-sm aria-[current]:bg-press-wash aria-[current]:font-semibold aria-[current]:text-press-ink ${isWeekend(day) ? 'bg-well/50' : ''}`}
          >
            {format.dateTime(day.begins, timeFormats.dayOfWeek)}
            {day === today && <span className="block text-xs">{t('today')}</span>}
            {hoursOf(day) !== 24 && (
              <span className="block text-xs font-normal text-wait">
                {t('hours', { count: hoursOf(day) })}
              </span>
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

const hourStarts = (day: Day) =>
  Array.from({ length: Math.ceil(hoursOf(day)) }, (_, at) => new Date(day.begins.getTime() + at * HOUR_MS));

/** The hours beside the columns, as on a day of 24 hours. */
export function HourLabels({ days, hourHeight }: Pick<Props, 'days' | 'hourHeight'>) {
  const zone = useTimeZone() ?? 'UTC';
  const plainDay = days.find((day) => hoursOf(day) === 24) ?? days[0];
  return (
    <div aria-hidden className="relative">
      {plainDay &&
        hourStarts(plainDay).map((at, index) => (
          <span
            key={at.getTime()}
            className="absolute right-1.5 -translate-y-1/2 text-[0.6875rem] text-quiet tabular-nums"
            style={{ top: index * hourHeight || 8 }}
          >
            {wallTimeOf(at, zone).slice(11)}
          </span>
        ))}
    </div>
  );
}

const pastHoursOf = (day: Day, now: Date): number =>
  Math.min(hoursOf(day), (now.getTime() - day.begins.getTime()) / HOUR_MS);

const dayLook = (day: Day, today: Day | undefined): string =>
  day === today ? 'bg-press-wash/40' : isWeekend(day) ? 'bg-well/50' : '';

/** The columns behind the entries: a line for each hour, a line for the present, and an area after a short day. */
export function HourLines({ days, today, now, hourHeight }: Props) {
  const zone = useTimeZone() ?? 'UTC';
  return (
    <div
      aria-hidden
      className="absolute inset-0 grid"
      style={{ gridTemplateColumns: `repeat(${days.length}, minmax(0, 1fr))` }}
    >
      {days.map((day) => (
        <div key={day.date} className="relative border-l border-line">
          <div
            className={`absolute inset-x-0 top-0 ${dayLook(day, today)}`}
            style={{ height: hoursOf(day) * hourHeight }}
          >
            {hourStarts(day).map((at, index) => (
              <div
                key={at.getTime()}
                className="absolute inset-x-0 border-t border-line"
                style={{ top: index * hourHeight }}
              >
                {hoursOf(day) !== 24 && (
                  <span className="absolute top-0 right-1 text-[0.6875rem] text-wait tabular-nums">
                    {wallTimeOf(at, zone).slice(11)}
                  </span>
                )}
              </div>
            ))}
            {/* Nothing can be scheduled in the past. */}
            {today && now > day.begins && (
              <div
                className="absolute inset-x-0 top-0 bg-well/60"
                style={{ height: pastHoursOf(day, now) * hourHeight }}
              />
            )}
            {day === today && (
              <div
                className="absolute inset-x-0 border-t-2 border-press-ink"
                style={{ top: ((now.getTime() - day.begins.getTime()) / HOUR_MS) * hourHeight }}
              />
            )}
          </div>
          <div
            className="absolute inset-x-0 bottom-0 border-t border-line bg-well"
            style={{ top: hoursOf(day) * hourHeight }}
          />
        </div>
      ))}
    </div>
  );
}
