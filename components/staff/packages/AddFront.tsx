'use client';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { Section } from '#components/staff/frame/FrameState.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Field } from '#components/ui/Field.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { Select } from '#components/ui/Select.tsx';
import { type RefusedAct, useRefusal } from '#components/ui/useRefusal.ts';
import { languages } from '#contracts/languages.ts';
import type { Language } from '#editorial/readerQueries/readerTypes.ts';
import type { PackageActs } from './packageActs.ts';

type Props = {
  sections: { id: number; names: Section['names'] }[];
  find: PackageActs['findFront'];
  onAdd(frontId: number): void;
};

/** Puts a front into the package: the front page's, or that of a section. */
export function AddFront({ sections, find, onAdd }: Props) {
  const t = useTranslations('packages');
  const locale = useLocale() as 'en' | 'zh-CN';
  const { say, guard } = useRefusal();
  const [chosen, setChosen] = useState(` ${locale}`);
  const [refused, setRefused] = useState<RefusedAct | null>(null);

  async function add() {
    const [section, language] = chosen.split(' ') as [string, Language];
    const answer = await guard(find({ sectionId: section ? Number(section) : null, language }));
    setRefused(answer.ok ? null : answer);
    if (answer.ok) onAdd(answer.value.frontId);
  }

  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Field label={t('addFront')} hint={t('addFrontHint')}>
        <Select value={chosen} onChange={(event) => setChosen(event.target.value)}>
          {languages.map((language) => (
            <option key={language} value={` ${language}`}>
              {t('frontPage', { language: t(`language.${language}`) })}
            </option>
          ))}
          {sections.flatMap(({ id, names }) =>
            languages.map((language) => (
              <option key={`${id} ${language}`} value={`${id} ${language}`}>
                {t('frontOf', {
                  name: names[locale] ?? Object.values(names)[0] ?? '',
                  language: t(`language.${language}`),
                })}
              </option>
            )),
          )}
        </Select>
      </Field>
      <Button small className="self-start" onClick={add}>
        {t('addThisFront')}
      </Button>
      <LiveNotice>{refused && say(refused)}</LiveNotice>
    </div>
  );
}
