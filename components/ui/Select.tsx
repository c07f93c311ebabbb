'use client';
import type { ComponentProps } from 'react';
import { useFieldWiring } from './Field.tsx';
import { controlLook } from './TextInput.tsx';
import { useTypedBefore } from './useTypedBefore.ts';

/** The browser's own select: it is the most accessible one, and the fastest on a phone. */
export function Select({ className = '', ...rest }: ComponentProps<'select'>) {
  const ref = useTypedBefore(rest);
  const look = `${controlLook} min-h-10 pr-8 ${className}`;
  return <select {...useFieldWiring()} {...rest} ref={ref} className={look} />;
}
