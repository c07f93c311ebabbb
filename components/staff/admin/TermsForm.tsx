'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Field } from '#components/ui/Field.tsx';
import { TagInput } from '#components/ui/TagInput.tsx';
import { TextInput } from '#components/ui/TextInput.tsx';
import { Checkbox } from '#components/ui/Tick.tsx';
import type { ServerAct } from '#components/ui/useRefusal.ts';
import type { Crawler } from '#editorial/paper/crawlers.ts';
import type { SettingsForms } from '#editorial/paper/paperSettings.ts';
import { SettingsForm } from './SettingsForm.tsx';

type Props = { terms: SettingsForms['terms']; crawlers: readonly Crawler[]; save: ServerAct<void> };

/** The terms for machines: refused crawlers, the reservation of text and data mining, and the contacts for security. */
export function TermsForm({ terms: { decidedOn, ...terms }, crawlers, save }: Props) {
  const t = useTranslations('admin.settings.terms');
  const [contacts, setContacts] = useState(terms.securityContacts);
  const read = (form: FormData) =>
    ({
      refusedCrawlers: form.getAll('refused'),
      miningIsReserved: form.get('miningIsReserved') !== null,
      miningPolicy: form.get('miningPolicy'),
      securityContacts: contacts,
      securityPolicy: form.get('securityPolicy'),
    }) as typeof terms;

  return (
    <SettingsForm
      title={t('title')}
      submit={t('save')}
      shown={terms}
      decidedOn={decidedOn}
      read={read}
      save={save}
    >
      {(wrong) => {
        const errorOf = (name: 'miningPolicy' | 'securityContacts' | 'securityPolicy') =>
          wrong(name) ? t(`wrong.${name}`) : undefined;
        const { miningIsReserved, miningPolicy, securityPolicy } = terms;
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
            <Checkbox name="miningIsReserved" checked={miningIsReserved} hint={t('miningIsReservedHint')}>
              {t('miningIsReserved')}
            </Checkbox>
            <Field label={t('miningPolicy')} hint={t('miningPolicyHint')} error={errorOf('miningPolicy')}>
              <TextInput name="miningPolicy" type="url" defaultValue={miningPolicy} maxLength={500} />
            </Field>
            <Field
              label={t('securityContacts')}
              hint={t('securityContactsHint')}
              error={errorOf('securityContacts')}
            >
              <TagInput values={contacts} onChange={setContacts} most={5} />
            </Field>
            <Field label={t('securityPolicy')} error={errorOf('securityPolicy')}>
              <TextInput name="securityPolicy" type="url" defaultValue={securityPolicy} maxLength={500} />
            </Field>
          </>
        );
      }}
    </SettingsForm>
  );
}
