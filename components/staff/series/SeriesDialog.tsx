'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { FormDialog } from '#components/ui/FormDialog.tsx';
import { InputField } from '#components/ui/InputField.tsx';
import { type ActAnswer, type RefusedAct, useRefusal } from '#components/ui/useRefusal.ts';
import { useSeenValue } from '#components/ui/useSeen.ts';
import { languageNames } from '#contracts/languageNames.ts';
import { languages } from '#contracts/languages.ts';
import type { LocalizedNames } from '#editorial/readerQueries/readerTypes.ts';
import type { CreateSeriesAct } from './seriesActs.ts';

type Texts = { names: LocalizedNames; standfirsts: LocalizedNames };
type Props = {
  /** null: a new series */
  texts: Texts | null;
  act(texts: Texts, was: Texts): Promise<ActAnswer<unknown>>;
};

/** The name and the standfirst of a series in each language. */
export function SeriesDialog({ texts, act }: Props) {
  const t = useTranslations('series');
  const ui = useTranslations('ui');
  const { messageOf } = useRefusal();
  function read(form: FormData): Texts {
    const inLanguages = (field: string) =>
      Object.fromEntries(
        languages.map((name) => [name, String(form.get(`${field} ${name}`))]),
      ) as LocalizedNames;
    return { names: inLanguages('name'), standfirsts: inLanguages('standfirst') };
  }
  const seen = useSeenValue({ names: texts?.names ?? {}, standfirsts: texts?.standfirsts ?? {} }, read);

  function send(form: FormData) {
    const values = read(form);
    return seen.sendWithSeen(values, (was) => act(values, was));
  }

  const refusal = (refused: RefusedAct) =>
    refused.fields?.some((field) => field.startsWith('names')) ? t('nameless') : messageOf(refused);
  return (
    <FormDialog
      button={
        texts
          ? { children: t('rename'), small: true }
          : { children: t('new'), look: 'press', className: 'self-start' }
      }
      title={t(texts ? 'renameTitle' : 'new')}
      description={t('textsHint')}
      ref={seen.form}
      act="series.change"
      subject={null}
      className="gap-5"
      submit={texts ? ui('save') : t('found')}
      refusal={refusal}
      send={send}
    >
      {languages.map((name) => (
        <fieldset key={name} className="flex flex-col gap-2">
          <legend className="mb-1 text-sm font-semibold" lang={name}>
            {languageNames[name]}
          </legend>
          <InputField
            label={t('name')}
            name={`name ${name}`}
            lang={name}
            maxLength={120}
            defaultValue={texts?.names[name]}
          />
          <InputField
            label={t('standfirst')}
            name={`standfirst ${name}`}
            lang={name}
            maxLength={400}
            defaultValue={texts?.standfirsts[name]}
          />
        </fieldset>
      ))}
    </FormDialog>
  );
}

/** Creates a series and opens its page. */
export function NewSeries({ create }: { create: CreateSeriesAct }) {
  const router = useRouter();
  return (
    <SeriesDialog
      texts={null}
      act={async (texts) => {
        const answer = await create(texts);
        if (answer.ok) router.push(`/newsroom/series/${answer.value.seriesId}`);
        return answer;
      }}
    />
  );
}
