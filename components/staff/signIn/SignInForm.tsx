'use client';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { EmailField, PasswordField } from './AccountFields.tsx';
import { SignedOutForm, type SignedOutRefusal } from './SignedOutForm.tsx';

type Refused = SignedOutRefusal & { email: string };

type Props = {
  action(before: Refused | null, form: FormData): Promise<Refused>;
  callbackUrl: string;
  before: Refused | null;
};

export function SignInForm({ action, callbackUrl, before }: Props) {
  const t = useTranslations('signIn');
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
  const t = useTranslations('signIn');
  const password = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (email) password.current?.focus();
  }, [email]);
  return (
    <>
      <EmailField label={t('email')} defaultValue={email} autoFocus />
      <PasswordField label={t('password')} ref={password} name="password" />
    </>
  );
}
