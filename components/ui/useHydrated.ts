import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Whether React has taken over the page. Controls that need scripts stay disabled until then. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
