'use client';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { directionOf } from '#body/direction.ts';
import { Field } from '#components/ui/Field.tsx';
import { InputField } from '#components/ui/InputField.tsx';
import { languageOptions } from '#components/ui/languageOptions.ts';
import { SelectField } from '#components/ui/SelectField.tsx';
import { TagInput } from '#components/ui/TagInput.tsx';
import { TextInput } from '#components/ui/TextInput.tsx';
import { Checkbox } from '#components/ui/Tick.tsx';
import type { ServerAct } from '#components/ui/useRefusal.ts';
import { languages } from '#contracts/languages.ts';
import type { SettingsForms } from '#editorial/paper/paperSettings.ts';
import { SettingsForm } from './SettingsForm.tsx';

type Props = { paper: SettingsForms['paper']; zones: string[]; save: ServerAct<void> };

/** Texts that the paper has in each language. */
const localizedTexts = [
  { field: 'names', label: 'name', maxLength: 80 },
  { field: 'taglines', label: 'tagline', maxLength: 160 },
] as const;

export function PaperForm({ paper: { decidedOn, ...paper }, zones, save }: Props) {
  const t = useTranslations('admin.settings');
  const zoneList = useId();
  const [otherZones, setOtherZones] = useState(paper.otherZones);
  function read(form: FormData) {
    const localized = (field: string) =>
      Object.fromEntries(languages.map((name) => [name, form.get(`${field}.${name}`)]));
    return {
      names: localized('names'),
      taglines: localized('taglines'),
      language: form.get('language'),
      zone: form.get('zone'),
      otherZones,
      pastIsOpen: form.get('pastIsOpen') !== null,
    } as typeof paper;
  }

  return (
    <SettingsForm
      title={t('paper')}
      submit={t('save')}
      shown={paper}
      decidedOn={decidedOn}
      read={read}
      save={save}
    >
      {(wrong) => (
        <>
          {localizedTexts.flatMap(({ field, label, maxLength }) =>
            languages.map((name) => (
              <InputField
                key={`${field}.${name}`}
                label={t(`${label}.${name}`)}
                error={wrong(`${field}.${name}`) ? t(`wrong.${field}`) : undefined}
                name={`${field}.${name}`}
                defaultValue={paper[field][name]}
                lang={name}
                dir={directionOf(name)}
                maxLength={maxLength}
              />
            )),
          )}
          <SelectField
            label={t('language')}
            name="language"
            defaultValue={paper.language}
            options={languageOptions}
          />
          <Field label={t('zone')} hint={t('zoneHint')} error={wrong('zone') ? t('wrong.zone') : undefined}>
            <TextInput
              name="zone"
              defaultValue={paper.zone}
              required
              maxLength={60}
              list={zoneList}
              autoComplete="off"
            />
          </Field>
          <Field
            label={t('otherZones')}
            hint={t('otherZonesHint')}
            error={wrong('otherZones') ? t('wrong.otherZones') : undefined}
          >
            <TagInput values={otherZones} onChange={setOtherZones} most={8} list={zoneList} />
          </Field>
          <datalist id={zoneList}>
            {zones.map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
          <Checkbox name="pastIsOpen" checked={paper.pastIsOpen} hint={t('pastIsOpenHint')}>
            {t('pastIsOpen')}
          </Checkbox>
        </>
      )}
    </SettingsForm>
  );
}
