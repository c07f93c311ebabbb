'use client';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { InputField } from '#components/ui/InputField.tsx';
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
      <InputField
        label={t('email')}
        name="email"
        type="email"
        autoComplete="username"
        required
        maxLength={254}
        defaultValue={email}
        autoFocus
      />
      <InputField
        label={t('password')}
        ref={password}
        name="password"
        type="password"
        autoComplete="current-password"
        required
        maxLength={1000}
      />
    </>
  );
}
