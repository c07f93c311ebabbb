'use client';
import { createContext, type ReactNode, use, useId } from 'react';

type Wiring = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined };

const FieldWiring = createContext<Wiring | undefined>(undefined);

/** What a control inside a `Field` must wear so that its label, hint and error belong to it. */
export function useFieldWiring(): Partial<Wiring> {
  return use(FieldWiring) ?? {};
}

type Props = { label: string; hint?: string; error?: string; hideLabel?: boolean; children: ReactNode };

/** A label, one control (TextInput, TextArea, Select), and under it a hint or what is wrong. */
export function Field({ label, hint, error, hideLabel = false, children }: Props) {
  const id = useId();
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined;
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'text-sm font-medium'}>
        {label}
      </label>
      <FieldWiring value={{ id, 'aria-describedby': describedBy, 'aria-invalid': error ? true : undefined }}>
        {children}
      </FieldWiring>
      {hint && (
        <p id={`${id}-hint`} className="text-[0.8125rem] text-quiet">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-[0.8125rem] font-medium text-press-ink">
          {error}
        </p>
      )}
    </div>
  );
}
