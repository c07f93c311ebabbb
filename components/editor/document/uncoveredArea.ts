import type { Box } from './floatingPlace.ts';

/**
 * The part of the window in which text can be read: within the visual viewport, which ends above a phone's keyboard, and not
 * behind a bar that spans the window. Such bars have the attribute `data-window-bar`.
 */
export function uncoveredArea(): Box {
  const { visualViewport: view } = window;
  const area = {
    top: view?.offsetTop ?? 0,
    bottom: (view?.offsetTop ?? 0) + (view?.height ?? innerHeight),
    left: view?.offsetLeft ?? 0,
    right: (view?.offsetLeft ?? 0) + (view?.width ?? innerWidth),
  };
  for (const bar of document.querySelectorAll('[data-window-bar]')) {
    const { top, bottom, width, height } = bar.getBoundingClientRect();
    if (width < (area.right - area.left) / 2 || height > (area.bottom - area.top) / 2) continue; // at the side
    if (top + bottom < area.top + area.bottom) area.top = Math.max(area.top, bottom);
    else area.bottom = Math.min(area.bottom, top);
  }
  return area;
}

/** Whether the main pointer is a finger. */
export const isTouchScreen = (): boolean => matchMedia('(pointer: coarse)').matches;
