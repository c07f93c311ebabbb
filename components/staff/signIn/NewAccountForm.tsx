'use client';
import { useTranslations } from 'use-intl';
import { InputField } from '#components/ui/InputField.tsx';
import { EmailField, PasswordField } from './AccountFields.tsx';
import { SignedOutForm, type SignedOutRefusal } from './SignedOutForm.tsx';

type Refused = SignedOutRefusal & { name: string; email?: string };

type Props<Answer extends Refused> = {
  action(before: Answer | null, form: FormData): Promise<Answer>;
  /** from the invitation's link, or from the link that the first start prints */
  token: string;
  /** null: the first account, for which the form has an email field */
  invited: { email: string; name: string } | null;
};

/** Name and password of a person who follows an invitation. */
export function NewAccountForm<Answer extends Refused>({ action, token, invited }: Props<Answer>) {
  const t = useTranslations('signIn');
  return (
    <SignedOutForm action={action} before={null} submit={t(invited ? 'begin' : 'makeAccount')}>
      {(refused) => (
        <>
          <input type="hidden" name="token" value={token} />
          {invited && (
            <InputField
              label={t('email')}
              type="email"
              autoComplete="username"
              readOnly
              value={invited.email}
            />
          )}
          <InputField
            label={t('name')}
            hint={t('nameHint')}
            name="name"
            autoComplete="name"
            required
            maxLength={100}
            autoFocus={!invited}
            defaultValue={refused?.name ?? invited?.name}
          />
          {!invited && <EmailField label={t('email')} defaultValue={refused?.email} />}
          <PasswordField
            isNew
            label={t('newPassword')}
            hint={t('passwordHint')}
            name="password"
            autoFocus={invited !== null}
          />
        </>
      )}
    </SignedOutForm>
  );
}
