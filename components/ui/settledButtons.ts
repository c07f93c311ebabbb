import { useEffect, useState, useSyncExternalStore } from 'react';

/**
 * How long a button that needs confirmation does nothing after it appears, and the page after such an act, ms. A second
 * click of a double click, or of a hand that did not see the page change, falls within it.
 */
export const SETTLE_MS = 1_000;

let carriedOut = 0;
const listeners = new Set<() => void>();

/** To be called when an act that needs confirmation was carried out: everything that asks for one settles again. */
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

/** @returns whether `SETTLE_MS` have passed since the component appeared, `shown` changed, and the last act of the page. */
export function useButtonSettled(shown: string): boolean {
  const acts = useCarriedOut();
  const [settled, setSettled] = useState({ shown: '', acts: -1 });
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ shown, acts }), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [shown, acts]);
  return settled.acts === acts && settled.shown === shown;
}
