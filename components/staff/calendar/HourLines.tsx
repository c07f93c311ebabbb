import { useTimeZone } from 'use-intl';
import { wallTimeOf } from '#components/staff/dateTime/wallTime.ts';
import { type Day, hoursOf } from './days.ts';

const hour = 3_600_000;

const hourStarts = (day: Day) =>
  Array.from({ length: Math.ceil(hoursOf(day)) }, (_, at) => new Date(day.begins.getTime() + at * hour));

/** The clock beside the columns, as an ordinary day of the week has it. */
export function HourLabels({ days, hourHeight }: { days: Day[]; hourHeight: number }) {
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

type Props = { days: Day[]; today: Day | undefined; now: Date; hourHeight: number };

/** The columns behind the entries: a line for each hour, the present, and what a short day lacks. */
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
            className={`absolute inset-x-0 top-0 ${day === today ? 'bg-press-wash/40' : ''}`}
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
            {day === today && (
              <div
                className="absolute inset-x-0 border-t-2 border-press-ink"
                style={{ top: ((now.getTime() - day.begins.getTime()) / hour) * hourHeight }}
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
