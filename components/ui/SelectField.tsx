'use client';
import type { ComponentProps } from 'react';
import { Field } from './Field.tsx';
import { Select } from './Select.tsx';

type Props = Omit<ComponentProps<typeof Field>, 'children'> &
  Omit<ComponentProps<typeof Select>, 'children'> & {
    /** `lang`: the language of the words, where it differs from the page's */
    options: readonly (readonly [value: string | number, words: string, lang?: string])[];
    onValue?: (value: string) => void;
  };

/** A labelled choice of one of several options. */
export function SelectField({ label, hint, error, options, onValue, ...select }: Props) {
  return (
    <Field label={label} hint={hint} error={error}>
      <Select {...(onValue && { onChange: ({ target }) => onValue(target.value) })} {...select}>
        {options.map(([value, words, lang]) => (
          <option key={value} value={value} lang={lang}>
            {words}
          </option>
        ))}
      </Select>
    </Field>
  );
}
