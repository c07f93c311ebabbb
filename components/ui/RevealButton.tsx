'use client';
import { type ReactNode, useState } from 'react';
import { Button } from './Button.tsx';

type Props = { isBehind: boolean; label: string; children: ReactNode };

/**
 * Hides a form behind a button while its act would replace an earlier order. A form that is already visible stays, and so
 * does its result.
 */
export function RevealButton({ isBehind, label, children }: Props) {
  const [isOpen, setOpen] = useState(!isBehind);
  if (!isBehind && !isOpen) setOpen(true);
  if (isOpen || !isBehind) return children;
  return (
    <Button className="self-start" onClick={() => setOpen(true)}>
      {label}
    </Button>
  );
}
