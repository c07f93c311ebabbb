import { type RefObject, useEffect } from 'react';

/** Events that show that the user scrolls or does something else. */
const INPUT = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/**
 * Scrolls an element into view when it appears, and again when a layout change moves it out of view, until the user's
 * first input.
 */
export function useScrollIntoView(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const scroll = () => target.scrollIntoView({ block: 'nearest' });
    scroll();
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ intersectionRatio }) => intersectionRatio < 1) && scroll(),
      { threshold: 1 },
    );
    observer.observe(target);
    const listeners = new AbortController();
    const options = { passive: true, capture: true, signal: listeners.signal };
    for (const name of INPUT) window.addEventListener(name, () => observer.disconnect(), options);
    return () => {
      listeners.abort();
      observer.disconnect();
    };
  }, [element]);
}
