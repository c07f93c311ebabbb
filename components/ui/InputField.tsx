'use client';
import type { ComponentProps } from 'react';
import { Field } from './Field.tsx';
import { TextArea, TextInput } from './TextInput.tsx';

type Labels = Omit<ComponentProps<typeof Field>, 'children'> & { onText?: (text: string) => void };
type InputProps = Labels & ComponentProps<typeof TextInput>;
type AreaProps = Labels & ComponentProps<typeof TextArea>;

/** A labelled field of one line. */
export function InputField({ label, hint, error, onText, ...input }: InputProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      <TextInput {...(onText && { onChange: ({ target }) => onText(target.value) })} {...input} />
    </Field>
  );
}

/** A labelled field of several lines. */
export function TextAreaField({ label, hint, error, onText, ...area }: AreaProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      <TextArea {...(onText && { onChange: ({ target }) => onText(target.value) })} {...area} />
    </Field>
  );
}
