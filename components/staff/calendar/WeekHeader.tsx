import { useFormatter } from 'use-intl';
import { timeFormats } from '#components/ui/timeFormats.ts';
import { type Day, hoursOf } from './days.ts';
import { useEntryWords } from './useEntryWords.ts';

type Props = { days: Day[]; today: Day | undefined };

/** The days' names over the columns of the week. */
export function WeekHeader({ days, today }: Props) {
  const { t } = useEntryWords();
  const format = useFormatter();
  return (
    <div className="sticky top-0 z-30 grid grid-cols-[3.25rem_minmax(0,1fr)] border-b border-line bg-sheet">
      <span className="self-end px-1.5 pb-1.5 text-[0.6875rem] text-quiet">{t('clock')}</span>
      <div className="grid" style={{ gridTemplateColumns: `repeat(${days.length}, minmax(0, 1fr))` }}>
        {days.map((day) => {
          const length = hoursOf(day);
          return (
            <div
              key={day.date}
              aria-current={day === today ? 'date' : undefined}
              className="border-l border-line px-2 py-2 text-sm aria-[current]:bg-press-wash aria-[current]:font-semibold aria-[current]:text-press-ink"
            >
              {format.dateTime(day.begins, timeFormats.dayOfWeek)}
              {day === today && <span className="block text-xs">{t('today')}</span>}
              {length !== 24 && (
                <span className="block text-xs font-normal text-wait">{t('hours', { count: length })}</span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
