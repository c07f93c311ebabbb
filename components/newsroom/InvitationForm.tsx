'use client';
import { useActionState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Field } from '#components/ui/Field';
import { Notice } from '#components/ui/Notice';
import { TextInput } from '#components/ui/TextInput';

type Refused = { refused: string; facts: Record<string, string | number>; name: string };

type Props = {
  action(before: Refused | null, form: FormData): Promise<Refused>;
  token: string;
  email: string;
  name: string;
};

/** Who takes up an invitation says how they are called, and chooses a password. */
export function InvitationForm({ action, token, email, name }: Props) {
  const t = useTranslations('door');
  const refusals = useTranslations('refusals');
  const [refused, send, pending] = useActionState(action, null);
  return (
    <form action={send} className="flex flex-col gap-4">
      <Notice>{refused && !pending && refusals(refused.refused, refused.facts)}</Notice>
      <input type="hidden" name="token" value={token} />
      <Field label={t('email')}>
        <TextInput type="email" autoComplete="username" readOnly value={email} />
      </Field>
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
      <Button type="submit" look="press" disabled={pending} className="mt-1">
        {t('begin')}
      </Button>
    </form>
  );
}
