'use client';
import type { ComponentProps } from 'react';

type Props = Omit<ComponentProps<'form'>, 'action' | 'method' | 'onSubmit' | 'ref'> & {
  /** the page that shows the result */
  action: string;
  /** Opens the page instead of the browser, where the address is not simply the fields. */
  onQuery?: () => void;
};

/** A GET form, such as a search or a filter. Empty fields are left out of the address. */
export function QueryForm({ onQuery, ...props }: Props) {
  return (
    <form
      {...props}
      method="get"
      ref={listen}
      onSubmit={(event) => {
        if (onQuery) event.preventDefault();
        onQuery?.();
      }}
    />
  );
}

function listen(form: HTMLFormElement | null) {
  form?.addEventListener('formdata', dropEmptyFields);
  return () => form?.removeEventListener('formdata', dropEmptyFields);
}

function dropEmptyFields({ formData }: FormDataEvent) {
  for (const [name, value] of [...formData]) if (value === '') formData.delete(name);
}
