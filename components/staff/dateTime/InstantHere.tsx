'use client';
import { useEffect, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { timeFormats } from '#components/ui/timeFormats.ts';
import { useHydrated } from '#components/ui/useHydrated.ts';
import { zoneMark } from './wallTime.ts';

type Props = { at: Date | null; zone: string; otherZones?: string[] };

/** How long until an instant, and what clocks elsewhere show then; this browser's own among them. Read out as it changes. */
export function InstantHere({ at, zone, otherZones = [] }: Props) {
  const t = useTranslations('ui.when');
  const format = useFormatter();
  const ready = useHydrated();
  const now = useMinutes();
  // What the server takes for the browser's zone would be its own.
  const here = ready ? Intl.DateTimeFormat().resolvedOptions().timeZone : zone;
  const zones = elsewhere([...otherZones, here], zone);
  const clock = (timeZone: string, instant: Date) =>
    format.dateTime(instant, { ...timeFormats.plan, timeZone });
  return (
    <div role="status" className="text-[0.8125rem] text-quiet empty:absolute">
      {ready && at && (
        <>
          <p>{t('from', { zone: zoneMark(at, zone), remaining: format.relativeTime(at, now) })}</p>
          {zones.length > 0 && (
            <ul>
              {zones.map((other) => (
                <li key={other} className="tabular-nums">
                  {t(placeOf(other) === placeOf(here) ? 'here' : 'there', {
                    zone: other.replaceAll('_', ' '),
                    time: clock(other, at),
                    mark: zoneMark(at, other),
                  })}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  );
}

/** This computer's clock, twice a minute: it helps the eye; the database decides. */
function useMinutes(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Each place once, under whichever of its names came first: browsers still say Asia/Calcutta. */
function elsewhere(zones: string[], but: string): string[] {
  const known = new Map([[placeOf(but), but]]);
  for (const zone of zones) if (!known.has(placeOf(zone))) known.set(placeOf(zone), zone);
  return [...known.values()].filter((zone) => zone !== but);
}

const placeOf = (timeZone: string) => new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
