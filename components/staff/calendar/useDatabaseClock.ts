'use client';
import { useEffect, useState } from 'react';

/**
 * The database's time: the server's instant plus the time elapsed since then, so that a wrong clock of the computer has
 * no effect. @param rendered ISO @param everyMs how often the result changes
 */
export function useDatabaseClock(rendered: string, everyMs = 1_000): Date {
  const [now, setNow] = useState(() => new Date(rendered));
  useEffect(() => {
    const start = Date.parse(rendered) - performance.now();
    const update = () => setNow(new Date(start + performance.now()));
    update();
    const timer = setInterval(update, everyMs);
    return () => clearInterval(timer);
  }, [rendered, everyMs]);
  return now;
}
