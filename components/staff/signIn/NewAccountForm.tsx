'use client';
import { useTranslations } from 'use-intl';
import { InputField } from '#components/ui/InputField.tsx';
import type { RefusedReason } from '#components/ui/useRefusal.ts';
import { SignedOutForm } from './SignedOutForm.tsx';

type Refused = {
  refused: RefusedReason;
  facts: Record<string, string | number>;
  name: string;
  email?: string;
};

type Props<Answer extends Refused> = {
  action(before: Answer | null, form: FormData): Promise<Answer>;
  /** of the invitation's link, or of the link that the first start printed */
  token: string;
  /** null: the first account, whose email address is asked for */
  invited: { email: string; name: string } | null;
};

/** Whoever opened a link to join says how they are called, and chooses a password. */
export function NewAccountForm<Answer extends Refused>({ action, token, invited }: Props<Answer>) {
  const t = useTranslations('door');
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
          {!invited && (
            <InputField
              label={t('email')}
              name="email"
              type="email"
              autoComplete="username"
              required
              maxLength={254}
              defaultValue={refused?.email}
            />
          )}
          <InputField
            label={t('newPassword')}
            hint={t('passwordHint')}
            name="password"
            type="password"
            autoComplete="new-password"
            required
            minLength={10}
            maxLength={1000}
            autoFocus={invited !== null}
          />
        </>
      )}
    </SignedOutForm>
  );
}
