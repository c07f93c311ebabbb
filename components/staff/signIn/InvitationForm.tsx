'use client';
import { useTranslations } from 'use-intl';
import { Field } from '#components/ui/Field.tsx';
import { TextField } from '#components/ui/TextField.tsx';
import { TextInput } from '#components/ui/TextInput.tsx';
import type { RefusedReason } from '#components/ui/useRefusal.ts';
import { SignedOutForm } from './SignedOutForm.tsx';

type Refused = { refused: RefusedReason; facts: Record<string, string | number>; name: string };

type Props = {
  action(before: Refused | null, form: FormData): Promise<Refused>;
  token: string;
  email: string;
  name: string;
};

/** Who takes up an invitation says how they are called, and chooses a password. */
export function InvitationForm({ action, token, email, name }: Props) {
  const t = useTranslations('door');
  return (
    <SignedOutForm action={action} before={null} submit={t('begin')}>
      {(refused) => (
        <>
          <input type="hidden" name="token" value={token} />
          <TextField label={t('email')} type="email" autoComplete="username" readOnly value={email} />
          <Field label={t('name')} hint={t('nameHint')}>
            <TextInput
              name="name"
              autoComplete="name"
              required
              maxLength={100}
              defaultValue={refused?.name ?? name}
            />
          </Field>
          <Field label={t('newPassword')} hint={t('passwordHint')}>
            <TextInput
              name="password"
              type="password"
              autoComplete="new-password"
              required
              minLength={10}
              maxLength={1000}
              autoFocus
            />
          </Field>
        </>
      )}
    </SignedOutForm>
  );
}
