'use client';
import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Field } from '#components/ui/Field';
import { Notice } from '#components/ui/Notice';
import { TagInput } from '#components/ui/TagInput';
import { TextInput } from '#components/ui/TextInput';
import type { Crawler } from '#editorial/paper/crawlers';
import type { Terms } from '#editorial/paper/settingTerms';
import { useHydrated } from '../useHydrated.ts';
import { type Answered, useRefusal } from './useRefusal.tsx';

type Props = { terms: Terms; crawlers: readonly Crawler[]; save(order: unknown): Promise<Answered<void>> };

/** What the paper says to machines: a switch for each known crawler, the reservation, and whom to tell of holes. */
export function TermsForm({ terms, crawlers, save }: Props) {
  const t = useTranslations('admin.settings.terms');
  const settings = useTranslations('admin.settings');
  const refusal = useRefusal();
  const ready = useHydrated();
  const id = useId();
  const [contacts, setContacts] = useState(terms.securityContacts);
  const [pending, setPending] = useState(false);
  const [answered, setAnswered] = useState<Answered<void> | null>(null);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const order = {
      refusedCrawlers: form.getAll('refused'),
      miningIsReserved: form.get('miningIsReserved') !== null,
      miningPolicy: form.get('miningPolicy'),
      securityContacts: contacts,
      securityPolicy: form.get('securityPolicy'),
    };
    setPending(true);
    setAnswered(null);
    setAnswered(await refusal.guard(save(order)));
    setPending(false);
  }

  const fields = answered && !answered.ok ? (answered.fields ?? []) : [];
  const wrong = (name: 'miningPolicy' | 'securityContacts' | 'securityPolicy') =>
    fields.some((field) => field === name || field.startsWith(`${name}.`)) ? t(`wrong.${name}`) : undefined;

  return (
    <form method="post" onSubmit={send} className="flex flex-col gap-4" aria-labelledby={id}>
      <h2 id={id} className="font-serif text-xl font-semibold">
        {t('title')}
      </h2>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 text-sm font-medium">{t('crawlers')}</legend>
        <p className="text-[0.8125rem] text-quiet">{t('crawlersHint')}</p>
        <div className="grid gap-x-6 gap-y-1.5 sm:grid-cols-2 lg:grid-cols-3">
          {crawlers.map(({ name, by, purpose }) => (
            <label key={name} className="flex items-start gap-2.5 text-sm">
              <input
                type="checkbox"
                name="refused"
                value={name}
                defaultChecked={terms.refusedCrawlers.includes(name)}
                className="mt-0.5 size-4 shrink-0 accent-press"
              />
              <span>
                {name}
                <span className="block text-[0.8125rem] text-quiet">{t(`purpose.${purpose}`, { by })}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <label className="flex items-start gap-2.5 text-sm">
        <input
          type="checkbox"
          name="miningIsReserved"
          defaultChecked={terms.miningIsReserved}
          className="mt-0.5 size-4 shrink-0 accent-press"
        />
        <span>
          {t('miningIsReserved')}
          <span className="block text-[0.8125rem] text-quiet">{t('miningIsReservedHint')}</span>
        </span>
      </label>
      <Field label={t('miningPolicy')} hint={t('miningPolicyHint')} error={wrong('miningPolicy')}>
        <TextInput name="miningPolicy" type="url" defaultValue={terms.miningPolicy} maxLength={500} />
      </Field>
      <Field label={t('securityContacts')} hint={t('securityContactsHint')} error={wrong('securityContacts')}>
        <TagInput values={contacts} onChange={setContacts} most={5} />
      </Field>
      <Field label={t('securityPolicy')} error={wrong('securityPolicy')}>
        <TextInput name="securityPolicy" type="url" defaultValue={terms.securityPolicy} maxLength={500} />
      </Field>
      <div>
        <div className="[&>div>div]:mb-3">
          <Notice>{answered && !answered.ok && fields.length === 0 && refusal.say(answered)}</Notice>
          <Notice tone="good">{answered?.ok && settings('saved')}</Notice>
        </div>
        <Button type="submit" look="press" disabled={pending || !ready}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
