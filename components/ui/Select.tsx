'use client';
import {
  type ChangeEvent,
  type Ref,
  type SelectHTMLAttributes,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useRef,
} from 'react';
import { useFieldWiring } from './Field.tsx';
import { controlLook } from './TextInput.tsx';

/** The browser's own select: it is the most accessible one, and the fastest on a phone. */
export function Select({
  className = '',
  ref,
  ...rest
}: SelectHTMLAttributes<HTMLSelectElement> & { ref?: Ref<HTMLSelectElement> }) {
  const select = useRef<HTMLSelectElement>(null);
  useImperativeHandle(ref, () => select.current as HTMLSelectElement);
  // Chosen before the page was alive, it is shown as chosen, and nobody was told.
  const hear = useEffectEvent(() => {
    const { value, onChange } = rest;
    if (!select.current || value === undefined || select.current.value === String(value)) return;
    onChange?.({ target: select.current, currentTarget: select.current } as ChangeEvent<HTMLSelectElement>);
  });
  useEffect(() => hear(), []);
  return (
    <select
      {...useFieldWiring()}
      {...rest}
      ref={select}
      className={`${controlLook} min-h-10 pr-8 ${className}`}
    />
  );
}
