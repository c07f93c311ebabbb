'use client';
import { usePathname, useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useTransition } from 'react';
import { useStaffEvents } from './LivePages.tsx';
import { topicsOfPage } from './pageTopics.ts';

/**
 * Reloads the page's data when something that it shows has changed. Typed text stays: a refresh passes new props to the
 * mounted components and creates none.
 */
export function LiveRefresh() {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const onRefreshed = useRef<() => void>(undefined);

  useEffect(() => {
    if (!isPending) onRefreshed.current?.();
  }, [isPending]);

  const refresh = useCallback(() => {
    const { promise, resolve } = Promise.withResolvers<void>();
    onRefreshed.current = resolve;
    setTimeout(resolve, 10_000); // a server that does not answer must not stop later refreshes
    start(() => router.refresh());
    return promise;
  }, [router]);

  useStaffEvents(topicsOfPage(usePathname()), refresh);
  return null;
}
