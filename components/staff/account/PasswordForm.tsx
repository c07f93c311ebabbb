'use client';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { ActForm } from '#components/ui/ActForm.tsx';
import { Field } from '#components/ui/Field.tsx';
import { InputField } from '#components/ui/InputField.tsx';
import { TextInput } from '#components/ui/TextInput.tsx';
import { type ActAnswer, useRefusal } from '#components/ui/useRefusal.ts';

type Props = { change(order: unknown): Promise<ActAnswer<void>>; email: string };

export function PasswordForm({ change, email }: Props) {
  const t = useTranslations('account');
  const { say } = useRefusal();
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
      refusal={(refused) => (refused.refused === 'password-wrong' ? t('currentWrong') : say(refused))}
      send={(values) => change({ current: values.get('current'), wanted: values.get('wanted') })}
      onDone={() => form.current?.reset()}
    >
      <h2 id="password" className="font-serif text-xl font-semibold">
        {t('password')}
      </h2>
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <div className="grid gap-4 sm:grid-cols-2">
        <InputField
          label={t('current')}
          name="current"
          type="password"
          autoComplete="current-password"
          required
          maxLength={1000}
        />
        <Field label={t('wanted')} hint={t('hint')}>
          <TextInput
            name="wanted"
            type="password"
            autoComplete="new-password"
            required
            minLength={10}
            maxLength={1000}
          />
        </Field>
      </div>
    </ActForm>
  );
}
