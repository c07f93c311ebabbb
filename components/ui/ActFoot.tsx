'use client';
import { type ReactNode, useLayoutEffect, useRef, useSyncExternalStore } from 'react';

/**
 * The button of a page's main act, always visible at the bottom of the window. On narrow windows it is fixed there, above
 * the rail or the on-screen keyboard. The page reserves `--foot-height` at its end, and `scroll-padding-bottom` keeps
 * focused elements from being scrolled behind it.
 */
export function ActFoot({ children }: { children: ReactNode }) {
  const foot = useRef<HTMLDivElement>(null);
  const keyboard = useSyncExternalStore(subscribeToViewport, keyboardInset, () => 0);

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

/** A smaller inset is a toolbar of the browser, not a keyboard; CSS px. */
const MIN_KEYBOARD_PX = 120;

function subscribeToViewport(listener: () => void) {
  const events = new AbortController();
  for (const event of ['resize', 'scroll'])
    window.visualViewport?.addEventListener(event, listener, { signal: events.signal });
  return () => events.abort();
}

/** The height at the bottom of the window that an on-screen keyboard covers, CSS px. */
function keyboardInset(): number {
  const viewport = window.visualViewport;
  // When the user has zoomed in, nothing covers the window: only a part of it is visible.
  if (viewport?.scale !== 1) return 0;
  const covered = Math.round(window.innerHeight - viewport.height - viewport.offsetTop);
  return covered > MIN_KEYBOARD_PX ? covered : 0;
}
