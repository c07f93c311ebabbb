'use client';
import { useTranslations } from 'use-intl';
import { Field } from '#components/ui/Field.tsx';
import { TextField } from '#components/ui/TextField.tsx';
import { TextInput } from '#components/ui/TextInput.tsx';
import type { RefusedReason } from '#components/ui/useRefusal.ts';
import { SignedOutForm } from './SignedOutForm.tsx';

type Refused = {
  refused: RefusedReason;
  facts: Record<string, string | number>;
  name: string;
  email: string;
};

type Props = { action(before: Refused | null, form: FormData): Promise<Refused>; token: string };

/** Whoever opened the link that the first start printed makes the first account. */
export function FirstAdminForm({ action, token }: Props) {
  const t = useTranslations('door');
  return (
    <SignedOutForm action={action} before={null} submit={t('makeAccount')}>
      {(refused) => (
        <>
          <input type="hidden" name="token" value={token} />
          <Field label={t('name')} hint={t('nameHint')}>
            <TextInput
              name="name"
              autoComplete="name"
              required
              maxLength={100}
              autoFocus
              defaultValue={refused?.name}
            />
          </Field>
          <TextField
            label={t('email')}
            name="email"
            type="email"
            autoComplete="username"
            required
            maxLength={254}
            defaultValue={refused?.email}
          />
          <Field label={t('newPassword')} hint={t('passwordHint')}>
            <TextInput
              name="password"
              type="password"
              autoComplete="new-password"
              required
              minLength={10}
              maxLength={1000}
            />
          </Field>
        </>
      )}
    </SignedOutForm>
  );
}
