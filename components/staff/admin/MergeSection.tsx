'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { FormDialog } from '#components/ui/FormDialog.tsx';
import { SelectField } from '#components/ui/SelectField.tsx';
import type { ServerAct } from '#components/ui/useRefusal.ts';

type Named = { id: number; name: string };
type Props = {
  section: Named & { decidedOn: string };
  others: Named[];
  merge: ServerAct<{ articles: number }>;
  onDone(text: string): void;
  onClose(): void;
};

/** Asks which section receives the articles of another section. */
export function MergeSection({ section, others, merge, onDone, onClose }: Props) {
  const t = useTranslations('admin.settings');
  const [into, setInto] = useState<number | null>(null);
  const target = others.find(({ id }) => id === into);
  return (
    <FormDialog
      act="section.merge"
      subject={`section:${section.id}`}
      decidedOn={section.decidedOn}
      onClose={onClose}
      title={t('mergeTitle', { name: section.name })}
      description={t('mergeText')}
      look="danger"
      submit={t('mergeNow')}
      blocked={!target}
      send={(confirmation) => merge({ sectionId: section.id, into: target?.id ?? 0, confirmation })}
      onDone={({ articles }) => onDone(t('merged', { articles, name: target?.name ?? '' }))}
    >
      <SelectField
        label={t('mergeInto')}
        required
        value={into ?? ''}
        onValue={(value) => setInto(Number(value) || null)}
        options={[['', t('mergeChoose')], ...others.map(({ id, name }) => [id, name] as const)]}
      />
    </FormDialog>
  );
}
