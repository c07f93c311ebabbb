'use client';
import type { InputHTMLAttributes, Ref, TextareaHTMLAttributes } from 'react';
import { useFieldWiring } from './Field.tsx';
import { useTypedBefore } from './useTypedBefore.ts';

export const controlLook =
  'w-full rounded-md border border-edge bg-sheet px-3 text-sm text-ink aria-invalid:border-press-ink disabled:opacity-60';

export function TextInput({
  className = '',
  ...rest
}: InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> }) {
  const ref = useTypedBefore(rest);
  return (
    <input {...useFieldWiring()} {...rest} ref={ref} className={`${controlLook} min-h-10 ${className}`} />
  );
}

export function TextArea({
  className = '',
  ...rest
}: TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: Ref<HTMLTextAreaElement> }) {
  const ref = useTypedBefore(rest);
  return (
    <textarea
      {...useFieldWiring()}
      {...rest}
      ref={ref}
      className={`${controlLook} py-2 leading-6 ${className}`}
    />
  );
}
