'use client';
import { createContext, type ReactNode, use, useId } from 'react';

type Wiring = { id?: string; 'aria-describedby'?: string; 'aria-invalid'?: true };

const FieldWiring = createContext<Wiring>({});

/** The attributes that connect a control inside a `Field` to its label, hint and error. */
export const useFieldWiring = (): Wiring => use(FieldWiring);

type Props = { label: string; hint?: string; error?: string; children: ReactNode };

/** A label, one control (TextInput, TextArea, Select), and under it a hint and an error. */
export function Field({ label, hint, error, children }: Props) {
  const id = useId();
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined;
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
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
      <FieldError id={id} error={error} />
    </div>
  );
}

/** The error of a field or a group of fields. Their controls reference its `id` in `aria-describedby`. */
export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  if (!error) return null;
  return (
    <p id={`${id}-error`} className="text-[0.8125rem] font-medium text-press-ink">
      {error}
    </p>
  );
}
