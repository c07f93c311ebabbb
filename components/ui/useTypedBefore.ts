import { type ChangeEvent, type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react';

type Control = HTMLInputElement | HTMLTextAreaElement;
type Given<One extends Control> = {
  value?: unknown;
  onChange?: (event: ChangeEvent<One>) => void;
  ref?: Ref<One>;
};

/**
 * What somebody typed into a field before its page was alive stands in the field, and nobody was told: this tells
 * whoever listens, once they do. @returns the field's ref
 */
export function useTypedBefore<One extends Control>({ value, onChange, ref }: Given<One>): Ref<One> {
  const field = useRef<One>(null);
  useImperativeHandle(ref, () => field.current as One);
  const hear = useEffectEvent(() => {
    const typed = field.current?.value;
    if (!field.current || !typed || typeof value !== 'string' || typed === value.replace(/\r\n?/g, '\n'))
      return;
    onChange?.({ target: field.current, currentTarget: field.current } as ChangeEvent<One>);
  });
  useEffect(() => hear(), []);
  return field;
}
