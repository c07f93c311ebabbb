import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { CodeOnDemand } from './codeOnDemand.ts';
import { toast } from './toast.ts';

/** Milliseconds until code that could not be loaded is requested again: first, and at most. Each wait is twice the last one. */
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;

/**
 * Code that is loaded when a component needs it; undefined until then. If it cannot be loaded, it is requested again while it
 * is needed, because the server may be away for a moment.
 * @param onFailed called if the code cannot be loaded; it is then not requested again until `isNeeded` becomes false and true
 * @param isQuiet the user has not asked for the code, so that no message says that it could not be loaded
 */
export function useCode<Code>(
  code: CodeOnDemand<Code>,
  isNeeded: boolean,
  { onFailed, isQuiet }: { onFailed?: (() => void) | undefined; isQuiet?: boolean } = {},
): Code | undefined {
  const t = useTranslations('ui');
  const [loaded, setLoaded] = useState(() => code.now());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the code is requested once each time it is needed
  useEffect(() => {
    if (loaded || !isNeeded) return;
    let isOver = false;
    let retrying: ReturnType<typeof setTimeout> | undefined;
    function load(failed: number): void {
      code.load().then(
        (now) => isOver || setLoaded(() => now),
        () => {
          if (isOver) return;
          if (!isQuiet && failed === 0) toast.error(t('codeNotLoaded'));
          if (onFailed) onFailed();
          else
            retrying = setTimeout(load, Math.min(FIRST_WAIT_MS * 2 ** failed, LONGEST_WAIT_MS), failed + 1);
        },
      );
    }
    load(0);
    return () => {
      isOver = true;
      clearTimeout(retrying);
    };
  }, [isNeeded]);
  return loaded;
}
