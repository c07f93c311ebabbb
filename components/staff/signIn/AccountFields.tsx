'use client';
import type { ComponentProps } from 'react';
import { InputField } from '#components/ui/InputField.tsx';

type Props = ComponentProps<typeof InputField>;

/** The field of an account's email address. */
export function EmailField(props: Props) {
  return <InputField name="email" type="email" autoComplete="username" required maxLength={254} {...props} />;
}

/** A field of a password; `isNew`: the user chooses it. */
export function PasswordField({ isNew = false, ...props }: Props & { isNew?: boolean }) {
  return (
    <InputField
      type="password"
      autoComplete={isNew ? 'new-password' : 'current-password'}
      required
      minLength={isNew ? 10 : undefined}
      maxLength={1000}
      {...props}
    />
  );
}
