'use client';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { PasswordField } from '#components/staff/signIn/AccountFields.tsx';
import { ActForm } from '#components/ui/ActForm.tsx';
import { type ActAnswer, useRefusal } from '#components/ui/useRefusal.ts';

type Props = { change(order: unknown): Promise<ActAnswer<void>>; email: string };

export function PasswordForm({ change, email }: Props) {
  const t = useTranslations('account');
  const { messageOf } = useRefusal();
  const form = useRef<HTMLFormElement>(null);
  return (
    <ActForm
      act="self.change-password"
      subject={null}
      ref={form}
      aria-labelledby="password"
      className="border-t border-line pt-5"
      look="plain"
      submit={t('change')}
      done={t('changed')}
      refusal={(refused) => (refused.refused === 'password-wrong' ? t('currentWrong') : messageOf(refused))}
      send={(values) => change({ current: values.get('current'), wanted: values.get('wanted') })}
      onDone={() => form.current?.reset()}
    >
      <h2 id="password" className="font-serif text-xl font-semibold">
        {t('password')}
      </h2>
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <div className="grid gap-4 sm:grid-cols-2">
        <PasswordField label={t('current')} name="current" />
        <PasswordField isNew label={t('wanted')} hint={t('hint')} name="wanted" />
      </div>
    </ActForm>
  );
}
