'use client';
import { useEffect, useState } from 'react';
import { SETTLE_MS, useCarriedOut } from './settledButtons.ts';

/**
 * Takes the clicks of the second after an act: whatever has moved to the place of the button that was pressed is not
 * pressed by a second click.
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

/** Whether an event outside a dialog is a click on the shield, which must not close the dialog and the result in it. */
export const isOnShield = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('[data-act-shield]');
