'use client';
import { useEffect, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { timeFormats } from '#components/ui/timeFormats.ts';
import { useHydrated } from '#components/ui/useHydrated.ts';
import { zoneMark } from './wallTime.ts';

type Props = { at: Date | null; zone: string; otherZones: string[] };

/** The time until an instant, and the instant in other zones and in the browser's own. Changes are announced. */
export function InstantHere({ at, zone, otherZones }: Props) {
  const t = useTranslations('ui.when');
  const format = useFormatter();
  const ready = useHydrated();
  const now = useMinutes();
  // During the server's render, `Intl` would give the server's zone.
  const browserZone = ready ? Intl.DateTimeFormat().resolvedOptions().timeZone : zone;
  const zones = withoutZone([...otherZones, browserZone], zone);
  const clock = (timeZone: string, instant: Date) =>
    format.dateTime(instant, { ...timeFormats.plan, timeZone });
  return (
    <div role="status" className="text-[0.8125rem] text-quiet empty:absolute">
      {ready && at && (
        <>
          <p>{t('from', { zone: zoneMark(at, zone), remaining: format.relativeTime(at, now) })}</p>
          {zones.length > 0 && (
            <ul>
              {zones.map((otherZone) => (
                <li key={otherZone} className="tabular-nums">
                  {t(canonicalZone(otherZone) === canonicalZone(browserZone) ? 'here' : 'there', {
                    zone: otherZone.replaceAll('_', ' '),
                    time: clock(otherZone, at),
                    mark: zoneMark(at, otherZone),
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

/** This computer's time, twice a minute. It is for display only; the database's clock decides. */
function useMinutes(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** The zones without `except`, each once under its first name: some browsers still use Asia/Calcutta. */
function withoutZone(zones: string[], except: string): string[] {
  const unique = new Map([[canonicalZone(except), except]]);
  for (const zone of zones) if (!unique.has(canonicalZone(zone))) unique.set(canonicalZone(zone), zone);
  return [...unique.values()].filter((zone) => zone !== except);
}

const canonicalZone = (timeZone: string) =>
  new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
