'use client';
import { useFormatter } from 'use-intl';

type Props = { at: Date | string; look?: 'long' | 'short' | 'day' };

const looks = {
  long: { dateStyle: undefined, year: 'numeric', month: 'long', day: 'numeric' },
  short: { month: 'short', day: 'numeric' },
  day: { year: 'numeric', month: 'short', day: 'numeric' },
} as const;

/** An instant in the reader's language and the paper's zone; the zone is always named (in `short`, on hover). */
export function Time({ at, look = 'long' }: Props) {
  const format = useFormatter();
  const instant = new Date(at);
  const clock = { hour: '2-digit', minute: '2-digit' } as const;
  const full = format.dateTime(instant, { ...looks.long, ...clock, timeZoneName: 'short' });
  const text =
    look === 'long'
      ? full
      : format.dateTime(instant, look === 'day' ? looks.day : { ...looks.short, ...clock });
  return (
    <time dateTime={instant.toISOString()} title={full} className="tabular-nums">
      {text}
    </time>
  );
}
