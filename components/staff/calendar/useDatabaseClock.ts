'use client';
import { useEffect, useState } from 'react';

/**
 * The database's clock, as far as a page can know it: the instant that the server gave, carried on by the browser's
 * stopwatch. A computer whose clock is wrong does no harm.
 * @param said ISO
 * @param every how often it tells, ms
 */
export function useDatabaseClock(said: string, every = 1_000): Date {
  const [now, setNow] = useState(() => new Date(said));
  useEffect(() => {
    const start = Date.parse(said) - performance.now();
    const tell = () => setNow(new Date(start + performance.now()));
    tell();
    const timer = setInterval(tell, every);
    return () => clearInterval(timer);
  }, [said, every]);
  return now;
}
