'use client';
import type { Ref, SelectHTMLAttributes } from 'react';
import { useFieldWiring } from './Field.tsx';
import { controlLook } from './TextInput.tsx';

/** The browser's own select: it is the most accessible one, and the fastest on a phone. */
export function Select({
  className = '',
  ...rest
}: SelectHTMLAttributes<HTMLSelectElement> & { ref?: Ref<HTMLSelectElement> }) {
  return <select {...useFieldWiring()} {...rest} className={`${controlLook} min-h-10 pr-8 ${className}`} />;
}
