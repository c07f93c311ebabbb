'use client';
import { usePathname, useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useTransition } from 'react';
import { useStaffEvents } from './LivePages.tsx';
import { topicsOfPage } from './pageTopics.ts';

/**
 * Reads the page anew when something it shows has changed. What is typed into its forms stays: a refresh gives new
 * properties to the components that are there, and makes none anew.
 */
export function LiveRefresh() {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const waiting = useRef<() => void>(undefined);

  useEffect(() => {
    if (isPending) return;
    waiting.current?.();
    waiting.current = undefined;
  }, [isPending]);

  const refresh = useCallback(() => {
    const done = new Promise<void>((resolve) => {
      waiting.current = resolve;
      setTimeout(resolve, 10_000); // a server that does not answer must not end all refreshing
    });
    start(() => router.refresh());
    return done;
  }, [router]);

  useStaffEvents(topicsOfPage(usePathname()), refresh);
  return null;
}
