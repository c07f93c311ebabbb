'use client';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Dialog } from '#components/ui/Dialog';
import { Field } from '#components/ui/Field';
import { languageNames, languages } from '#components/ui/languages';
import { Notice } from '#components/ui/Notice';
import { TextInput } from '#components/ui/TextInput';
import type { Names } from '#editorial/reading/shapes';
import { type Answered, type Refused, useRefusal } from '../admin/useRefusal.tsx';

type Told = { names: Names; standfirsts: Names };
type Props = {
  /** null: a new one */
  told: Told | null;
  act(told: Told): Promise<Answered<unknown>>;
  close(): void;
};

/** What a series is called and what it is about, in each language that it is told in. */
export function SeriesDialog({ told, act, close }: Props) {
  const t = useTranslations('series');
  const ui = useTranslations('ui');
  const { say, guard } = useRefusal();
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const read = (what: string) =>
      Object.fromEntries(languages.map((name) => [name, String(form.get(`${what} ${name}`))])) as Names;
    setPending(true);
    const answer = await guard(act({ names: read('name'), standfirsts: read('standfirst') }));
    setPending(false);
    if (answer.ok) close();
    else setRefused(answer);
  }

  const nameless = refused?.fields?.some((field) => field.startsWith('names'));
  return (
    <Dialog open onOpenChange={close} title={t(told ? 'rename' : 'new')}>
      <form onSubmit={send} className="flex flex-col gap-5">
        <Notice>{refused && (nameless ? t('nameless') : say(refused))}</Notice>
        {languages.map((name) => (
          <fieldset key={name} className="flex flex-col gap-2">
            <legend className="mb-1 text-sm font-semibold" lang={name}>
              {languageNames[name]}
            </legend>
            <Field label={t('name')}>
              <TextInput name={`name ${name}`} lang={name} maxLength={120} defaultValue={told?.names[name]} />
            </Field>
            <Field label={t('standfirst')}>
              <TextInput
                name={`standfirst ${name}`}
                lang={name}
                maxLength={400}
                defaultValue={told?.standfirsts[name]}
              />
            </Field>
          </fieldset>
        ))}
        <div className="flex justify-end gap-2">
          <Button onClick={close}>{ui('cancel')}</Button>
          <Button type="submit" look="press" disabled={pending}>
            {told ? ui('save') : t('found')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
