import { useSyncExternalStore } from 'react';

/** Less than this is a toolbar of the browser, not a keyboard; CSS px. */
const MIN_KEYBOARD_PX = 120;

function subscribe(listener: () => void) {
  const viewport = window.visualViewport;
  viewport?.addEventListener('resize', listener);
  viewport?.addEventListener('scroll', listener);
  return () => {
    viewport?.removeEventListener('resize', listener);
    viewport?.removeEventListener('scroll', listener);
  };
}

function inset(): number {
  const viewport = window.visualViewport;
  // Zoomed in by hand, the window is not covered but only looked at in part.
  if (viewport?.scale !== 1) return 0;
  const covered = Math.round(window.innerHeight - viewport.height - viewport.offsetTop);
  return covered > MIN_KEYBOARD_PX ? covered : 0;
}

/** How much of the bottom of the window an on-screen keyboard covers, CSS px. */
export const useKeyboardInset = (): number => useSyncExternalStore(subscribe, inset, () => 0);
