'use client';
import type { ComponentProps } from 'react';

type Props = Omit<ComponentProps<'form'>, 'action' | 'method' | 'onSubmit' | 'ref'> & {
  /** the page that shows what is asked for */
  action: string;
  /** Opens that page by itself, where the address is not simply made of the fields. */
  onQuery?: () => void;
};

/** A GET form that asks for a page: a search, a filter. Choices that are empty are left out of the address. */
export function QueryForm({ onQuery, ...props }: Props) {
  return (
    <form
      {...props}
      method="get"
      ref={listen}
      onSubmit={(event) => {
        if (!onQuery) return;
        event.preventDefault();
        onQuery();
      }}
    />
  );
}

function listen(form: HTMLFormElement | null) {
  form?.addEventListener('formdata', leaveOutEmpty);
  return () => form?.removeEventListener('formdata', leaveOutEmpty);
}

function leaveOutEmpty({ formData }: FormDataEvent) {
  for (const [name, value] of [...formData]) if (value === '') formData.delete(name);
}
