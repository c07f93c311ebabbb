'use client';
import type { ComponentProps } from 'react';
import { useFieldWiring } from './Field.tsx';
import { useTypedBefore } from './useTypedBefore.ts';

export const controlLook =
  'w-full rounded-md border border-edge bg-sheet px-3 text-sm text-ink aria-invalid:border-press-ink disabled:opacity-60';

export function TextInput({ className = '', ...rest }: ComponentProps<'input'>) {
  const ref = useTypedBefore(rest);
  const look = `${controlLook} min-h-10 ${className}`;
  return <input {...useFieldWiring()} {...rest} ref={ref} className={look} />;
}

export function TextArea({ className = '', ...rest }: ComponentProps<'textarea'>) {
  const ref = useTypedBefore(rest);
  const look = `${controlLook} py-2 leading-6 ${className}`;
  return <textarea {...useFieldWiring()} {...rest} ref={ref} className={look} />;
}
