import { useSyncExternalStore } from 'react';

const never = () => () => {};

/**
 * False until scripts have taken over the page. A button that needs them stays disabled until then: a form sent
 * earlier would go out as a plain GET, its fields in the address.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
