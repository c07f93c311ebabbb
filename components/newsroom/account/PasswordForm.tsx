'use client';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Field } from '#components/ui/Field';
import { Notice } from '#components/ui/Notice';
import { TextInput } from '#components/ui/TextInput';
import { type Answered, useRefusal } from '../admin/useRefusal.tsx';
import { useHydrated } from '../useHydrated.ts';

type Props = { change(order: unknown): Promise<Answered<void>>; email: string };

export function PasswordForm({ change, email }: Props) {
  const t = useTranslations('account');
  const refusal = useRefusal();
  const ready = useHydrated();
  const [pending, setPending] = useState(false);
  const [answered, setAnswered] = useState<Answered<void> | null>(null);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const { current, wanted } = Object.fromEntries(new FormData(form));
    setPending(true);
    setAnswered(null);
    const next = await refusal.guard(change({ current, wanted }));
    setPending(false);
    setAnswered(next);
    if (next.ok) form.reset();
  }

  const refused = answered && !answered.ok ? answered : null;
  const currentWrong = refused?.refused === 'password-wrong';
  return (
    <form
      method="post"
      onSubmit={send}
      aria-labelledby="password"
      className="flex flex-col gap-4 border-t border-line pt-5"
    >
      <h2 id="password" className="font-serif text-xl font-semibold">
        {t('password')}
      </h2>
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('current')}>
          <TextInput
            name="current"
            type="password"
            autoComplete="current-password"
            required
            maxLength={1000}
          />
        </Field>
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
      <div>
        <div className="[&>div>div]:mb-3">
          <Notice>{refused && (currentWrong ? t('currentWrong') : refusal.say(refused))}</Notice>
          <Notice tone="good">{answered?.ok && t('changed')}</Notice>
        </div>
        <Button type="submit" disabled={pending || !ready}>
          {t('change')}
        </Button>
      </div>
    </form>
  );
}
