'use client';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useKeyboardInset } from './useKeyboardInset.ts';

/**
 * The button of a page's one act, always in sight: at the bottom of the window while the form is longer than it. On
 * narrow windows it is fixed there, above the rail or the on-screen keyboard; `--foot-height` then tells the page how
 * much room to leave at its end, and nothing that takes the focus is scrolled to behind it.
 */
export function ActFoot({ children }: { children: ReactNode }) {
  const foot = useRef<HTMLDivElement>(null);
  const keyboard = useKeyboardInset();

  useLayoutEffect(() => {
    const root = document.documentElement;
    const element = foot.current;
    if (!element) return;
    const watcher = new ResizeObserver(() => {
      root.style.setProperty('--foot-height', `${element.offsetHeight}px`);
      root.style.scrollPaddingBottom = `${window.innerHeight - element.getBoundingClientRect().top + 8}px`;
    });
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      root.style.removeProperty('--foot-height');
      root.style.scrollPaddingBottom = '';
    };
  }, []);

  return (
    <div
      ref={foot}
      data-act-foot
      className="z-20 flex max-h-[60dvh] flex-col gap-2 overflow-y-auto border-t border-line bg-sheet py-3 max-lg:fixed max-lg:inset-x-0 max-lg:bottom-16 max-lg:px-4 max-lg:shadow-[0_-4px_12px_rgb(0_0_0/0.12)] md:max-lg:bottom-0 md:max-lg:left-20 lg:sticky lg:bottom-0"
      style={keyboard > 0 ? { bottom: `${keyboard}px` } : undefined}
    >
      {children}
    </div>
  );
}
