'use client';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Field } from '#components/ui/Field.tsx';
import { TextInput } from '#components/ui/TextInput.tsx';
import type { RefusedReason } from '#components/ui/useRefusal.ts';
import { SignedOutForm } from './SignedOutForm.tsx';

type Refused = { refused: RefusedReason; facts: Record<string, string | number>; email: string };

type Props = {
  action(before: Refused | null, form: FormData): Promise<Refused>;
  callbackUrl: string;
  before: Refused | null;
};

export function SignInForm({ action, callbackUrl, before }: Props) {
  const t = useTranslations('door');
  return (
    <SignedOutForm
      action={action}
      before={before}
      submit={t('signIn')}
      submitting={t('signingIn')}
      after={<p className="text-[0.8125rem] text-quiet">{t('forgotten')}</p>}
    >
      {(refused) => (
        <>
          <input type="hidden" name="callbackUrl" value={callbackUrl} />
          <Fields email={refused?.email} />
        </>
      )}
    </SignedOutForm>
  );
}

function Fields({ email }: { email: string | undefined }) {
  const t = useTranslations('door');
  const password = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (email) password.current?.focus();
  }, [email]);
  return (
    <>
      <Field label={t('email')}>
        <TextInput
          name="email"
          type="email"
          autoComplete="username"
          required
          maxLength={254}
          defaultValue={email}
          autoFocus
        />
      </Field>
      <Field label={t('password')}>
        <TextInput
          ref={password}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          maxLength={1000}
        />
      </Field>
    </>
  );
}
