'use client';
import { usePathname } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import type { Next } from '#editorial/calendar/calendarEntries.ts';

const minute = 60_000;

/**
 * What goes out within 24 hours: as the page was given it, asked again each minute, when another page is opened and
 * when a sleeping computer wakes.
 */
export function useNextRelease(given: Next): Next {
  const [next, setNext] = useState(given);
  const [held, setHeld] = useState(given);
  if (held !== given) {
    setHeld(given);
    setNext(given);
  }
  const path = usePathname();
  const asked = useRef(0);

  // A page that is opened may be one on which something was just scheduled.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for each path
  useEffect(() => {
    const stop = new AbortController();
    async function ask(atLeast: number) {
      if (document.hidden || performance.now() - asked.current < atLeast) return;
      asked.current = performance.now();
      const options = { signal: stop.signal, headers: { accept: 'application/json' } };
      const answer = await fetch('/newsroom/calendar/next', options).catch(() => null);
      if (answer?.ok) setNext((await answer.json()) as Next);
    }
    if (asked.current === 0) asked.current = performance.now();
    else void ask(3_000);
    const timer = setInterval(() => void ask(minute - 1_000), minute);
    const onWake = () => void ask(minute - 1_000);
    document.addEventListener('visibilitychange', onWake);
    return () => {
      stop.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onWake);
    };
  }, [path]);
  return next;
}
