'use client';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { SelectField } from '#components/ui/SelectField.tsx';
import { useAction } from '#components/ui/useAction.tsx';
import { languages } from '#contracts/languages.ts';
import type { Language } from '#editorial/readerQueries/readerTypes.ts';
import type { NamedSection, PackageActs } from './packageActs.ts';

type Props = { sections: NamedSection[]; find: PackageActs['findFront']; onAdd(frontId: number): void };

/** Adds a front to the package: the front page, or the front of a section. */
export function AddFront({ sections, find, onAdd }: Props) {
  const t = useTranslations('packages');
  const locale = useLocale() as 'en' | 'zh-CN';
  const { run, notices } = useAction();
  const [chosen, setChosen] = useState(` ${locale}`);
  const fronts = [null, ...sections].flatMap((section) =>
    languages.map((each) => {
      const language = t(`language.${each}`);
      const name = section && (section.names[locale] ?? Object.values(section.names)[0] ?? '');
      const label = name === null ? t('frontPage', { language }) : t('frontOf', { name, language });
      return [`${section?.id ?? ''} ${each}`, label] as const;
    }),
  );

  async function add() {
    const [section, language] = chosen.split(' ') as [string, Language];
    const answer = await run(find({ sectionId: section ? Number(section) : null, language }));
    if (answer.ok) onAdd(answer.value.frontId);
  }

  return (
    <div className="flex min-w-0 flex-col gap-2">
      <SelectField
        label={t('addFront')}
        hint={t('addFrontHint')}
        value={chosen}
        onValue={setChosen}
        options={fronts}
      />
      <Button small className="self-start" onClick={add}>
        {t('addThisFront')}
      </Button>
      {notices}
    </div>
  );
}
