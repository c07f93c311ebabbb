'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { FormDialog } from '#components/ui/FormDialog.tsx';
import { InputField } from '#components/ui/InputField.tsx';
import { useSeenValue } from '#components/ui/useSeen.ts';
import { languageNames } from '#contracts/languageNames.ts';
import { languages } from '#contracts/languages.ts';
import type { PackageRead } from '#editorial/packages/packageContents.ts';
import type { PackageActs } from './packageActs.ts';

type Props = { read: PackageRead; act: PackageActs['rename'] };

export function RenameDialog({ read, act }: Props) {
  const t = useTranslations('packages');
  const ui = useTranslations('ui');
  const router = useRouter();
  const [name, setName] = useState(read.name);
  const [titles, setTitles] = useState(read.titles);
  const seen = useSeenValue({ name: read.name, titles: read.titles }, () => ({ name, titles }));
  return (
    <FormDialog
      button={{ children: t('rename'), small: true }}
      title={t('rename')}
      ref={seen.form}
      act="package.change"
      subject={`package:${read.id}`}
      submit={ui('save')}
      send={() =>
        seen.sendWithSeen({ name, titles }, (was) =>
          act({ packageId: read.id, version: read.version, name, titles, was }),
        )
      }
      onDone={router.refresh}
    >
      <InputField label={t('newName')} required maxLength={200} value={name} onText={setName} />
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-1 text-sm font-semibold">{t('titles')}</legend>
        <p className="text-[0.8125rem] text-quiet">{t('titlesHint')}</p>
        {languages.map((language) => (
          <InputField
            key={language}
            label={languageNames[language]}
            lang={language}
            maxLength={120}
            value={titles[language] ?? ''}
            onText={(title) => setTitles({ ...titles, [language]: title })}
          />
        ))}
      </fieldset>
    </FormDialog>
  );
}
