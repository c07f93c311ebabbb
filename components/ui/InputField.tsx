'use client';
import type { ComponentProps } from 'react';
import { Field } from './Field.tsx';
import { TextArea, TextInput } from './TextInput.tsx';

type Labels = Omit<ComponentProps<typeof Field>, 'children'> & { onText?: (text: string) => void };

/** A labelled line of text. */
export function InputField({
  label,
  hint,
  error,
  hideLabel,
  onText,
  ...input
}: Labels & ComponentProps<typeof TextInput>) {
  return (
    <Field label={label} {...{ hint, error, hideLabel }}>
      <TextInput {...(onText && { onChange: ({ target }) => onText(target.value) })} {...input} />
    </Field>
  );
}

/** A labelled text of several lines. */
export function TextAreaField({
  label,
  hint,
  error,
  hideLabel,
  onText,
  ...area
}: Labels & ComponentProps<typeof TextArea>) {
  return (
    <Field label={label} {...{ hint, error, hideLabel }}>
      <TextArea {...(onText && { onChange: ({ target }) => onText(target.value) })} {...area} />
    </Field>
  );
}
