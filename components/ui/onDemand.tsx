'use client';
import { type ComponentType, useEffect, useState } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl';

/** Milliseconds after the page's own code until the rest is loaded, so that dialogs also open offline. */
const PRELOAD_AFTER_MS = 10_000;

/**
 * A component whose code is loaded when it is first shown, or in the background soon after the page. If that fails, a
 * message says so, and `onClose` is called if the component has it.
 */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  let loading: Promise<ComponentType<Props>> | undefined;

  function begin(): Promise<ComponentType<Props>> {
    loading ??= load().then((component) => {
      loaded = component;
      return component;
    });
    loading.catch(() => {
      loading = undefined; // the next attempt may succeed
    });
    return loading;
  }

  if (typeof window !== 'undefined') setTimeout(() => void begin().catch(() => {}), PRELOAD_AFTER_MS);

  // biome-ignore lint/correctness/noComponentHookFactories: called once for each component, when its module loads
  return function OnDemand(props: Props) {
    const t = useTranslations('ui');
    const [Component, setComponent] = useState(() => loaded);
    // biome-ignore lint/correctness/useExhaustiveDependencies: the code is requested once each time it is shown
    useEffect(() => {
      if (Component) return;
      let isOver = false;
      begin().then(
        (component) => isOver || setComponent(() => component),
        () => {
          if (isOver) return;
          toast.error(t('codeNotLoaded'));
          (props as { onClose?(): void }).onClose?.();
        },
      );
      return () => {
        isOver = true;
      };
    }, []);
    return Component ? <Component {...props} /> : null;
  };
}
