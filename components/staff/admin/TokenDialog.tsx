'use client';
import { useTranslations } from 'use-intl';
import { CreateDialog } from '#components/staff/lists/CreateDialog.tsx';
import { Field } from '#components/ui/Field.tsx';
import { Select } from '#components/ui/Select.tsx';
import { TextInput } from '#components/ui/TextInput.tsx';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { Confirmation } from '#contracts/confirmation.ts';
import { ScopeChoice } from './ScopeChoice.tsx';
import { ShownOnce } from './ShownOnce.tsx';

export type MadeToken = { name: string; token: string };
type Props = { lifetimes: readonly number[]; makeToken(order: unknown): Promise<ActAnswer<MadeToken>> };

/** Asks what a token is for; afterwards shows it, once. */
export function TokenDialog({ lifetimes, makeToken }: Props) {
  const t = useTranslations('admin.tokens');

  function make(confirmation: Confirmation, form: FormData) {
    const days = form.get('days') === 'never' ? null : Number(form.get('days'));
    return makeToken({ name: form.get('name'), scopes: form.getAll('scopes'), days, confirmation });
  }

  return (
    <CreateDialog
      words={{ open: t('make'), title: t('makeTitle'), made: t('made'), make: t('make') }}
      make={{ act: 'token.change', decidedOn: null, send: make }}
      fields={(wrong) => (
        <>
          <Field label={t('name')} hint={t('nameHint')} error={wrong('name') ? t('wrong.name') : undefined}>
            <TextInput name="name" required maxLength={100} autoComplete="off" />
          </Field>
          <ScopeChoice error={wrong('scopes') ? t('wrong.scopes') : undefined} />
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
        </>
      )}
      shown={({ name, token }, done) => (
        <ShownOnce
          said={t('madeText', { name })}
          label={t('token')}
          value={token}
          words={{ copy: t('copy'), copied: t('copied'), done: t('done') }}
          done={done}
        />
      )}
    />
  );
}
