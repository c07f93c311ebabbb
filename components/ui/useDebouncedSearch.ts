import { useEffect, useEffectEvent } from 'react';

/**
 * Searches once `query` has not changed for `delayMs`, and passes the result to `onResult` unless the query has changed
 * since. Nothing happens while `isOn` is false.
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: each query is searched
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
  }, [query, delayMs, isOn]);
}
