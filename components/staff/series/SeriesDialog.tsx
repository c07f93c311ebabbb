'use client';
import { useTranslations } from 'use-intl';
import { Field } from '#components/ui/Field.tsx';
import { FormDialog } from '#components/ui/FormDialog.tsx';
import { InputField } from '#components/ui/InputField.tsx';
import { TextInput } from '#components/ui/TextInput.tsx';
import { type ActAnswer, type RefusedAct, useRefusal } from '#components/ui/useRefusal.ts';
import { useSeenValue } from '#components/ui/useSeen.ts';
import { languageNames } from '#contracts/languageNames.ts';
import { languages } from '#contracts/languages.ts';
import type { LocalizedNames } from '#editorial/readerQueries/readerTypes.ts';

type Told = { names: LocalizedNames; standfirsts: LocalizedNames };
type Props = {
  /** null: a new one */
  told: Told | null;
  act(told: Told, was: Told): Promise<ActAnswer<unknown>>;
};

/** The name and the description of a series, in each of its languages. */
export function SeriesDialog({ told, act }: Props) {
  const t = useTranslations('series');
  const ui = useTranslations('ui');
  const { say } = useRefusal();
  function read(form: FormData): Told {
    const named = (what: string) =>
      Object.fromEntries(
        languages.map((name) => [name, String(form.get(`${what} ${name}`))]),
      ) as LocalizedNames;
    return { names: named('name'), standfirsts: named('standfirst') };
  }
  const seen = useSeenValue({ names: told?.names ?? {}, standfirsts: told?.standfirsts ?? {} }, read);

  function send(form: FormData) {
    const wanted = read(form);
    return seen.sendWithSeen(wanted, (was) => act(wanted, was));
  }

  const refusal = (refused: RefusedAct) =>
    refused.fields?.some((field) => field.startsWith('names')) ? t('nameless') : say(refused);
  return (
    <FormDialog
      button={
        told
          ? { children: t('rename'), small: true }
          : { children: t('new'), look: 'press', className: 'self-start' }
      }
      title={t(told ? 'rename' : 'new')}
      ref={seen.form}
      act="series.change"
      subject={null}
      className="gap-5"
      submit={told ? ui('save') : t('found')}
      refusal={refusal}
      send={send}
    >
      {languages.map((name) => (
        <fieldset key={name} className="flex flex-col gap-2">
          <legend className="mb-1 text-sm font-semibold" lang={name}>
            {languageNames[name]}
          </legend>
          <Field label={t('name')}>
            <TextInput name={`name ${name}`} lang={name} maxLength={120} defaultValue={told?.names[name]} />
          </Field>
          <InputField
            label={t('standfirst')}
            name={`standfirst ${name}`}
            lang={name}
            maxLength={400}
            defaultValue={told?.standfirsts[name]}
          />
        </fieldset>
      ))}
    </FormDialog>
  );
}
