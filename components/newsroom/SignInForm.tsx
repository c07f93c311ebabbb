'use client';
import { useActionState, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Field } from '#components/ui/Field';
import { Notice } from '#components/ui/Notice';
import { TextInput } from '#components/ui/TextInput';

type Refused = { refused: string; facts: Record<string, string | number>; email: string };

type Props = {
  action(before: Refused | null, form: FormData): Promise<Refused>;
  callbackUrl: string;
  before: Refused | null;
};

export function SignInForm({ action, callbackUrl, before }: Props) {
  const t = useTranslations('door');
  const refusals = useTranslations('refusals');
  const [refused, send, pending] = useActionState(action, before);
  const password = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (refused?.email) password.current?.focus();
  }, [refused]);
  return (
    <form action={send} className="flex flex-col gap-4">
      <Notice>{refused && !pending && refusals(refused.refused, refused.facts)}</Notice>
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <Field label={t('email')}>
        <TextInput
          name="email"
          type="email"
          autoComplete="username"
          required
          maxLength={254}
          defaultValue={refused?.email}
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
      <Button type="submit" look="press" disabled={pending} className="mt-1">
        {pending ? t('signingIn') : t('signIn')}
      </Button>
      <p className="text-[0.8125rem] text-quiet">{t('forgotten')}</p>
    </form>
  );
}
