'use client';
import { useRouter } from 'next/navigation';
import { useActionState, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Dialog } from '#components/ui/Dialog';
import { Field } from '#components/ui/Field';
import { languageNames, languages } from '#components/ui/languages';
import { Notice } from '#components/ui/Notice';
import { TextInput } from '#components/ui/TextInput';
import type { Names } from '#editorial/reading/shapes';
import { type Answered, useRefusal } from '../admin/useRefusal.tsx';
import type { PackageActs } from './packageActs.ts';

type Props = {
  read: { id: number; version: number; name: string; titles: Names };
  act: PackageActs['rename'];
  close(): void;
};

export function RenameDialog({ read, act, close }: Props) {
  const t = useTranslations('packages');
  const ui = useTranslations('ui');
  const router = useRouter();
  const { say, guard } = useRefusal();
  const [name, setName] = useState(read.name);
  const [titles, setTitles] = useState(read.titles);
  const [answer, submit, pending] = useActionState<Answered<void> | null>(async () => {
    const answer = await guard(act({ packageId: read.id, version: read.version, name, titles }));
    if (answer.ok) {
      close();
      router.refresh();
    }
    return answer;
  }, null);
  return (
    <Dialog open onOpenChange={close} title={t('rename')}>
      <form action={submit} className="flex flex-col gap-4">
        <Notice>{answer && !answer.ok && !pending && say(answer)}</Notice>
        <Field label={t('newName')}>
          <TextInput
            required
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <fieldset className="flex flex-col gap-3">
          <legend className="mb-1 text-sm font-semibold">{t('titles')}</legend>
          <p className="text-[0.8125rem] text-quiet">{t('titlesHint')}</p>
          {languages.map((language) => (
            <Field key={language} label={languageNames[language]}>
              <TextInput
                lang={language}
                maxLength={120}
                value={titles[language] ?? ''}
                onChange={({ target }) => setTitles({ ...titles, [language]: target.value })}
              />
            </Field>
          ))}
        </fieldset>
        <div className="flex justify-end gap-2">
          <Button onClick={close}>{ui('cancel')}</Button>
          <Button type="submit" look="press" disabled={pending}>
            {ui('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
