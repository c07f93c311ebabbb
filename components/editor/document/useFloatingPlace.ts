import { type RefObject, useEffect, useEffectEvent, useLayoutEffect } from 'react';
import { type Box, type BoxSize, doOverlap, type FloatingPlace } from './floatingPlace.ts';
import { uncoveredArea } from './uncoveredArea.ts';

type Options = {
  /** what the element belongs to; it is hidden while that is out of sight, unless it has the focus */
  anchor(): Box | null;
  place(boxes: { anchor: Box; size: BoxSize; area: Box }): FloatingPlace;
  /** the element is placed again when this changes */
  when: unknown;
};

/** Keeps a fixed element in its place while the page scrolls and the window or a phone's keyboard changes. */
export function useFloatingPlace(element: RefObject<HTMLElement | null>, options: Options): void {
  const update = useEffectEvent(() => {
    const { current } = element;
    const anchor = current && options.anchor();
    if (!current || !anchor) return;
    const area = uncoveredArea();
    current.style.maxHeight = '';
    const size = { width: current.offsetWidth, height: current.offsetHeight };
    const { top, left, height } = options.place({ anchor, size, area });
    const isInSight = doOverlap({ ...anchor, right: anchor.right + 1 }, area);
    Object.assign(current.style, {
      top: `${Math.round(top)}px`,
      left: `${Math.round(left)}px`,
      maxHeight: `${Math.ceil(height)}px`,
      visibility: isInSight || current.contains(document.activeElement) ? 'visible' : 'hidden',
    });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `when` says when the place changes
  useLayoutEffect(update, [options.when]);
  useEffect(() => {
    let frame = 0;
    const request = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => update());
    };
    const listening = new AbortController();
    const listener = { signal: listening.signal, passive: true, capture: true };
    window.addEventListener('scroll', request, listener);
    window.addEventListener('resize', request, listener);
    window.visualViewport?.addEventListener('scroll', request, listener);
    window.visualViewport?.addEventListener('resize', request, listener);
    return () => {
      cancelAnimationFrame(frame);
      listening.abort();
    };
  }, []);
}
