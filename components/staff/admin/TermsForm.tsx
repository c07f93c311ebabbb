'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Field } from '#components/ui/Field.tsx';
import { TagInput } from '#components/ui/TagInput.tsx';
import { TextInput } from '#components/ui/TextInput.tsx';
import { Checkbox } from '#components/ui/Tick.tsx';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { Crawler } from '#editorial/paper/crawlers.ts';
import type { SettingsForms } from '#editorial/paper/paperSettings.ts';
import { SettingsForm } from './SettingsForm.tsx';

type Props = {
  terms: SettingsForms['terms'];
  crawlers: readonly Crawler[];
  save(order: unknown): Promise<ActAnswer<void>>;
};

/** What the paper says to machines: a switch for each known crawler, the reservation, and whom to tell of holes. */
export function TermsForm({ terms, crawlers, save }: Props) {
  const t = useTranslations('admin.settings.terms');
  const [contacts, setContacts] = useState(terms.securityContacts);
  const read = (form: FormData) =>
    ({
      refusedCrawlers: form.getAll('refused'),
      miningIsReserved: form.get('miningIsReserved') !== null,
      miningPolicy: form.get('miningPolicy'),
      securityContacts: contacts,
      securityPolicy: form.get('securityPolicy'),
    }) as Omit<typeof terms, 'decidedOn'>;

  return (
    <SettingsForm title={t('title')} submit={t('save')} shown={terms} {...{ read, save }}>
      {(wrong) => {
        const said = (name: 'miningPolicy' | 'securityContacts' | 'securityPolicy') =>
          wrong(name) ? t(`wrong.${name}`) : undefined;
        return (
          <>
            <fieldset className="flex flex-col gap-2">
              <legend className="mb-2 text-sm font-medium">{t('crawlers')}</legend>
              <p className="text-[0.8125rem] text-quiet">{t('crawlersHint')}</p>
              <div className="grid gap-x-6 gap-y-1.5 sm:grid-cols-2 lg:grid-cols-3">
                {crawlers.map(({ name, by, purpose }) => (
                  <Checkbox
                    key={name}
                    name="refused"
                    value={name}
                    checked={terms.refusedCrawlers.includes(name)}
                    hint={t(`purpose.${purpose}`, { by })}
                  >
                    {name}
                  </Checkbox>
                ))}
              </div>
            </fieldset>
            <Checkbox
              name="miningIsReserved"
              checked={terms.miningIsReserved}
              hint={t('miningIsReservedHint')}
            >
              {t('miningIsReserved')}
            </Checkbox>
            <Field label={t('miningPolicy')} hint={t('miningPolicyHint')} error={said('miningPolicy')}>
              <TextInput name="miningPolicy" type="url" defaultValue={terms.miningPolicy} maxLength={500} />
            </Field>
            <Field
              label={t('securityContacts')}
              hint={t('securityContactsHint')}
              error={said('securityContacts')}
            >
              <TagInput values={contacts} onChange={setContacts} most={5} />
            </Field>
            <Field label={t('securityPolicy')} error={said('securityPolicy')}>
              <TextInput
                name="securityPolicy"
                type="url"
                defaultValue={terms.securityPolicy}
                maxLength={500}
              />
            </Field>
          </>
        );
      }}
    </SettingsForm>
  );
}
