import { useEffect, useEffectEvent, useState } from 'react';
import { type ActAnswer, type RefusedAct, useRefusal } from './useRefusal.ts';

/** Wait before a search without an answer is repeated. */
const RETRY_MS = 5_000;

/**
 * Searches once `query` has not changed for `delayMs`, and passes the result to `onResult` unless the query has changed
 * since. A search that does not reach the server is repeated after `RETRY_MS`, or as soon as the browser is online again.
 * Nothing happens while `isOn` is false.
 * @returns why the search for this query has no result, if it has none
 */
export function useDebouncedSearch<Value>(
  query: string,
  delayMs: number,
  search: () => Promise<ActAnswer<Value>>,
  onResult: (value: Value) => void,
  isOn = true,
): RefusedAct | null {
  const [last, setLast] = useState<{ query: string; refused: RefusedAct | null }>();
  const { guard } = useRefusal();
  const begin = useEffectEvent(() => guard(search()));
  const finish = useEffectEvent((answer: ActAnswer<Value>) => {
    setLast({ query, refused: answer.ok ? null : answer });
    if (answer.ok) onResult(answer.value);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each query is searched
  useEffect(() => {
    if (!isOn) return;
    let isCurrent = true;
    let timer = setTimeout(run, delayMs);
    async function run() {
      window.removeEventListener('online', runNow);
      const answer = await begin();
      if (!isCurrent) return;
      finish(answer);
      if (answer.ok || answer.refused !== 'offline') return;
      timer = setTimeout(run, RETRY_MS);
      window.addEventListener('online', runNow);
    }
    function runNow() {
      clearTimeout(timer);
      void run();
    }
    return () => {
      isCurrent = false;
      clearTimeout(timer);
      window.removeEventListener('online', runNow);
    };
  }, [query, delayMs, isOn]);
  return isOn && last?.query === query ? last.refused : null;
}
