'use client';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Dialog } from '#components/ui/Dialog';
import { Field } from '#components/ui/Field';
import { Notice } from '#components/ui/Notice';
import { Select } from '#components/ui/Select';
import { TextInput } from '#components/ui/TextInput';
import { useHydrated } from '../useHydrated.ts';
import { ScopeChoice } from './ScopeChoice.tsx';
import { type MadeToken, TokenShown } from './TokenShown.tsx';
import { type Answered, useRefusal } from './useRefusal.tsx';

type Props = { lifetimes: readonly number[]; makeToken(order: unknown): Promise<Answered<MadeToken>> };

/** Asks what a token is for; afterwards shows it, once. */
export function TokenDialog({ lifetimes, makeToken }: Props) {
  const t = useTranslations('admin.tokens');
  const ui = useTranslations('ui');
  const refusal = useRefusal();
  const ready = useHydrated();
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);
  const [answered, setAnswered] = useState<Answered<MadeToken> | null>(null);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const days = form.get('days') === 'never' ? null : Number(form.get('days'));
    setPending(true);
    setAnswered(null);
    const order = { name: form.get('name'), scopes: form.getAll('scopes'), days };
    setAnswered(await refusal.guard(makeToken(order)));
    setPending(false);
  }

  function turn(next: boolean) {
    setOpen(next);
    if (next) setAnswered(null);
  }

  const wrong = (name: string) =>
    answered && !answered.ok && answered.fields?.includes(name) ? t(`wrong.${name}`) : undefined;

  return (
    <>
      <Button look="press" disabled={!ready} onClick={() => turn(true)}>
        {t('make')}
      </Button>
      <Dialog open={open} onOpenChange={turn} title={answered?.ok ? t('made') : t('makeTitle')}>
        {answered?.ok ? (
          <TokenShown made={answered.value} done={() => turn(false)} />
        ) : (
          <form onSubmit={send} className="flex flex-col gap-4">
            <Notice>{answered && !answered.ok && !answered.fields?.length && refusal.say(answered)}</Notice>
            <Field label={t('name')} hint={t('nameHint')} error={wrong('name')}>
              <TextInput name="name" required maxLength={100} autoComplete="off" />
            </Field>
            <ScopeChoice error={wrong('scopes')} />
            <Field label={t('days')}>
              <Select name="days" defaultValue={90}>
                {lifetimes.map((days) => (
                  <option key={days} value={days}>
                    {days === 365 ? t('inYear') : t('in', { days })}
                  </option>
                ))}
                <option value="never">{t('never')}</option>
              </Select>
            </Field>
            <div className="flex justify-end gap-2">
              <Button onClick={() => turn(false)}>{ui('cancel')}</Button>
              <Button type="submit" look="press" disabled={pending}>
                {t('make')}
              </Button>
            </div>
          </form>
        )}
      </Dialog>
    </>
  );
}
