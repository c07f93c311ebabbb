'use client';
import { useFormatter } from 'use-intl';
import { timeFormats } from './timeFormats.ts';

type Props = { at: Date | string; look?: 'long' | 'short' | 'day' };

/** An instant in the reader's language and the paper's zone; the zone is always named (in the other looks, on hover). */
export function Time({ at, look = 'long' }: Props) {
  const format = useFormatter();
  const instant = new Date(at);
  return (
    <time
      dateTime={instant.toISOString()}
      title={format.dateTime(instant, timeFormats.long)}
      className="tabular-nums"
    >
      {format.dateTime(instant, timeFormats[look])}
    </time>
  );
}
