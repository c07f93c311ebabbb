'use client';
import { usePathname, useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useTransition } from 'react';
import { wasUpgraded } from '#components/staff/upgrade/upgradeSignal.ts';
import { isSignedIn } from './isSignedIn.ts';
import { useStaffEvents } from './LivePages.tsx';
import { topicsOfPage } from './pageTopics.ts';

/** Maximum ms of a refresh: a server that does not answer must not stop later ones. */
const MAX_REFRESH_MS = 10_000;

/**
 * Reloads the page's data when something that it shows has changed. Typed text stays: a refresh passes new props to the
 * mounted components and creates none. After the session has ended the page stays as it is, because a refresh would lead
 * to the sign-in page. Submitting a form then shows the refusal.
 */
export function LiveRefresh() {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const onRefreshed = useRef<() => void>(undefined);

  useEffect(() => {
    if (!isPending) onRefreshed.current?.();
  }, [isPending]);

  const refresh = useCallback(async () => {
    if (!(await isSignedIn()) || wasUpgraded()) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    onRefreshed.current = resolve;
    setTimeout(resolve, MAX_REFRESH_MS);
    start(() => router.refresh());
    await promise;
  }, [router]);

  useStaffEvents(topicsOfPage(usePathname()), refresh);
  return null;
}
