'use client';
import { type RefObject, useEffect } from 'react';

/** What a person does to move the page, or to go on with something else. */
const INPUT = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/**
 * Scrolls an element into view when it appears, and again when the page moves it out of view by itself (it grows, it
 * becomes shorter than where it was scrolled to), until the user's first input: from then on the user scrolls.
 */
export function useKeptInView(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const bring = () => target.scrollIntoView({ block: 'nearest' });
    bring();
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.intersectionRatio < 1)) bring();
      },
      { threshold: 1 },
    );
    observer.observe(target);
    const leave = new AbortController();
    for (const name of INPUT) {
      const options = { passive: true, capture: true, signal: leave.signal };
      window.addEventListener(name, () => observer.disconnect(), options);
    }
    return () => {
      leave.abort();
      observer.disconnect();
    };
  }, [element]);
}
