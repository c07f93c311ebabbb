'use client';
import { useFormatter } from 'use-intl';
import { timeFormats } from './timeFormats.ts';

type Props = { at: Date | string; look?: 'long' | 'short' | 'day' };

/** An instant in the user's language and the paper's time zone. The looks other than `long` name the zone on hover. */
export function Time({ at, look = 'long' }: Props) {
  const format = useFormatter();
  const instant = new Date(at);
  const write = (name: keyof typeof timeFormats) => format.dateTime(instant, timeFormats[name]);
  return (
    <time dateTime={instant.toISOString()} title={write('long')} className="tabular-nums">
      {write(look)}
    </time>
  );
}
