import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { CodeOnDemand } from './codeOnDemand.ts';
import { toast } from './toast.ts';

/**
 * Code that is loaded when a component needs it; undefined until then.
 * @param onFailed called if the code cannot be loaded. To try again, set `isNeeded` to false and to true
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
    code.load().then(
      (now) => isOver || setLoaded(() => now),
      () => {
        if (isOver) return;
        if (!isQuiet) toast.error(t('codeNotLoaded'));
        onFailed?.();
      },
    );
    return () => {
      isOver = true;
    };
  }, [isNeeded]);
  return loaded;
}
