'use client';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { Field, FieldError } from '#components/ui/Field.tsx';
import { FormDialog } from '#components/ui/FormDialog.tsx';
import { SelectField } from '#components/ui/SelectField.tsx';
import { TextInput } from '#components/ui/TextInput.tsx';
import { Checkbox } from '#components/ui/Tick.tsx';
import type { ServerAct } from '#components/ui/useRefusal.ts';
import type { Confirmation } from '#contracts/confirmation.ts';
import { ShownOnce } from './ShownOnce.tsx';

export type MadeToken = { name: string; token: string };
type Props = { lifetimes: readonly number[]; makeToken: ServerAct<MadeToken> };

/** Asks what a token is for; afterwards shows it, once. */
export function TokenDialog({ lifetimes, makeToken }: Props) {
  const t = useTranslations('admin.tokens');

  function send(confirmation: Confirmation, form: FormData) {
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
      send={send}
      result={({ name, token }, close) => (
        <ShownOnce
          text={t('madeText', { name })}
          label={t('token')}
          value={token}
          words={{ copy: t('copy'), copied: t('copied'), done: t('done') }}
          onClose={close}
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

/** What a token may do. Only drafts are chosen at first, because readers never see a draft. */
function ScopeChoice({ error }: { error: string | undefined }) {
  const t = useTranslations('admin.tokens');
  const id = useId();
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined} className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">{t('scopes')}</legend>
      {(['drafts:write', 'releases:write'] as const).map((value) => (
        <Checkbox
          key={value}
          name="scopes"
          value={value}
          checked={value === 'drafts:write'}
          hint={t(`scopeHint.${value}`)}
          strong
        >
          {t(`scope.${value}`)}
        </Checkbox>
      ))}
      <FieldError id={id} error={error} />
    </fieldset>
  );
}
