'use client';
import type { ComponentType } from 'react';
import { type CodeOnDemand, codeOnDemand } from './codeOnDemand.ts';
import { useCode } from './useCode.ts';

/**
 * A component whose code is loaded when it is first shown, or in the background soon after the page. If that fails, a
 * message says so, and `onClose` is called if the component has it.
 */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  return whenLoaded(codeOnDemand(load));
}

/** `onDemand` for code that is also loaded for another reason. */
export function whenLoaded<Props extends object>(
  code: CodeOnDemand<ComponentType<Props>>,
): ComponentType<Props> {
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each component, when its module loads
  return function OnDemand(props: Props) {
    const Component = useCode(code, true, {
      onFailed: (props as { onClose?(): void }).onClose,
    });
    return Component ? <Component {...props} /> : null;
  };
}
