import { useEffect, useEffectEvent, useState } from 'react';

/**
 * Searches once `query` has not changed for `delayMs`, and passes the result to `onResult` unless the query has changed
 * since. Searches again when the browser is online again. Nothing happens while `isOn` is false.
 */
export function useDebouncedSearch<Result>(
  query: string,
  delayMs: number,
  search: () => Promise<Result>,
  onResult: (result: Result) => void,
  isOn = true,
): void {
  const begin = useEffectEvent(search);
  const finish = useEffectEvent(onResult);
  const [reconnections, setReconnections] = useState(0);
  useEffect(() => {
    const onOnline = () => setReconnections((count) => count + 1);
    window.addEventListener('online', onOnline);
    return () => window.removeEventListener('online', onOnline);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each query is searched, again after a reconnection
  useEffect(() => {
    if (!isOn) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const result = await begin();
      if (isCurrent) finish(result);
    }, delayMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [query, delayMs, isOn, reconnections]);
}
