'use client';
import type { ComponentProps } from 'react';
import { useHydrated } from './useHydrated.ts';

/**
 * A button. With `onClick` it is disabled until hydration: an earlier press would do nothing. `data-settling` keeps it from
 * looking disabled meanwhile.
 */
export function HydratedButton({ disabled, ...props }: ComponentProps<'button'>) {
  const isWaiting = !useHydrated() && props.onClick !== undefined && props.type === 'button';
  return (
    <button
      {...props}
      disabled={disabled || isWaiting}
      {...(isWaiting && !disabled && { 'data-settling': '' })}
    />
  );
}
