'use client';
import { useEffect, useState } from 'react';
import { SETTLE_MS, useCarriedOut } from './settledButtons.ts';

/**
 * Covers the page for `SETTLE_MS` after an act, so that the second click of a double click does not press whatever has
 * moved to the place of the first.
 */
export function ActShield() {
  const acts = useCarriedOut();
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(acts), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [acts]);
  if (passed === acts) return null;
  return <div aria-hidden data-act-shield className="pointer-events-auto fixed inset-0 z-[60]" />;
}

/** Whether an event outside a dialog is a click on the shield; it must not close the dialog, which may show a result. */
export const isOnShield = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('[data-act-shield]');
