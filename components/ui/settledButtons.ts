import { useEffect, useState, useSyncExternalStore } from 'react';

/**
 * Milliseconds for which a confirming button does nothing after it appears, and the page after such an act. The second
 * click of a double click, or of a user who did not see the page change, falls within this time.
 */
export const SETTLE_MS = 1_000;

let carriedOut = 0;
const listeners = new Set<() => void>();

/** Call after an act that needs confirmation was carried out: every confirming button then settles again. */
export function settlePage(): void {
  carriedOut += 1;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The number of acts that this page has carried out. */
export function useCarriedOut(): number {
  return useSyncExternalStore(
    subscribe,
    () => carriedOut,
    () => 0,
  );
}

/** @returns whether `SETTLE_MS` have passed since the component appeared, since `shown` changed and since the last act. */
export function useButtonSettled(shown: string): boolean {
  const acts = useCarriedOut();
  const [settled, setSettled] = useState({ shown: '', acts: -1 });
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ shown, acts }), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [shown, acts]);
  return settled.acts === acts && settled.shown === shown;
}
