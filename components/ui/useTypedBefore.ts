import { type ChangeEvent, type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type ControlProps<C extends Control> = {
  value?: unknown;
  onChange?: (event: ChangeEvent<C>) => void;
  ref?: Ref<C>;
};

/**
 * Reports what the user typed or chose before React took over the page, for which React saw no event: calls `onChange`
 * after mounting if the control differs from `value`. A text that was emptied is not reported.
 * @returns the control's ref
 */
export function useTypedBefore<C extends Control>({ value, onChange, ref }: ControlProps<C>): Ref<C> {
  const control = useRef<C>(null);
  useImperativeHandle(ref, () => control.current as C);
  const report = useEffectEvent(() => {
    const { current: target } = control;
    if (!target || value === undefined || target.value === String(value).replace(/\r\n?/g, '\n')) return;
    if (target.value === '' && !(target instanceof HTMLSelectElement)) return;
    onChange?.({ target, currentTarget: target } as ChangeEvent<C>);
  });
  useEffect(() => report(), []);
  return control;
}
