'use client';
import { useTranslations } from 'use-intl';
import { Field } from '#components/ui/Field.tsx';
import { FormDialog } from '#components/ui/FormDialog.tsx';
import { SelectField } from '#components/ui/SelectField.tsx';
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
    <FormDialog
      button={{ children: t('make'), look: 'press' }}
      title={t('makeTitle')}
      doneTitle={t('made')}
      act="token.change"
      subject={null}
      decidedOn={null}
      submit={t('make')}
      isSaidByField={({ fields }) => Boolean(fields?.length)}
      send={make}
      result={({ name, token }, done) => (
        <ShownOnce
          said={t('madeText', { name })}
          label={t('token')}
          value={token}
          words={{ copy: t('copy'), copied: t('copied'), done: t('done') }}
          done={done}
        />
      )}
    >
      {({ isWrong }) => (
        <>
          <Field label={t('name')} hint={t('nameHint')} error={isWrong('name') ? t('wrong.name') : undefined}>
            <TextInput name="name" required maxLength={100} autoComplete="off" />
          </Field>
          <ScopeChoice error={isWrong('scopes') ? t('wrong.scopes') : undefined} />
          <SelectField
            label={t('days')}
            name="days"
            defaultValue={90}
            options={[
              ...lifetimes.map((days) => [days, days === 365 ? t('inYear') : t('in', { days })] as const),
              ['never', t('never')],
            ]}
          />
        </>
      )}
    </FormDialog>
  );
}
