'use client';
import { usePathname } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import type { TimedEntries } from '#editorial/calendar/calendarEntries.ts';

const MINUTE_MS = 60_000;

/**
 * The releases of the next 24 hours: first as the server rendered them, then requested again each minute, on navigation,
 * and when the page becomes visible.
 */
export function useNextRelease(rendered: TimedEntries): TimedEntries {
  const [next, setNext] = useState(rendered);
  const [before, setBefore] = useState(rendered);
  if (before !== rendered) {
    setBefore(rendered);
    setNext(rendered);
  }
  const path = usePathname();
  const requestedAt = useRef(0);

  // Navigation may follow an act that scheduled something.
  // biome-ignore lint/correctness/useExhaustiveDependencies: requested again for each path
  useEffect(() => {
    const stop = new AbortController();
    async function request(minAgeMs: number) {
      if (document.hidden || performance.now() - requestedAt.current < minAgeMs) return;
      requestedAt.current = performance.now();
      const options = { signal: stop.signal, headers: { accept: 'application/json' } };
      const answer = await fetch('/newsroom/calendar/next', options).catch(() => null);
      if (answer?.ok) setNext((await answer.json()) as TimedEntries);
    }
    if (requestedAt.current === 0) requestedAt.current = performance.now();
    else void request(3_000);
    const renew = () => void request(MINUTE_MS - 1_000);
    const timer = setInterval(renew, MINUTE_MS);
    document.addEventListener('visibilitychange', renew, { signal: stop.signal });
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, [path]);
  return next;
}
