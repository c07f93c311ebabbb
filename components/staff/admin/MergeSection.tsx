'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Field } from '#components/ui/Field.tsx';
import { ConfirmDialog } from '#components/ui/FormDialog.tsx';
import { Select } from '#components/ui/Select.tsx';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { Confirmation } from '#contracts/confirmation.ts';

type Named = { id: number; name: string };
type Props = {
  section: Named & { decidedOn: string };
  others: Named[];
  merge(order: {
    sectionId: number;
    into: number;
    confirmation: Confirmation;
  }): Promise<ActAnswer<{ articles: number }>>;
  onDone(text: string): void;
  close(): void;
};

/** Asks by name into which section another goes. */
export function MergeSection({ section, others, merge, onDone, close }: Props) {
  const t = useTranslations('admin.settings');
  const [into, setInto] = useState<number | null>(null);
  const target = others.find(({ id }) => id === into);
  return (
    <ConfirmDialog
      act="section.merge"
      subject={`section:${section.id}`}
      decidedOn={section.decidedOn}
      onClose={close}
      title={t('mergeTitle', { name: section.name })}
      description={t('mergeText')}
      look="danger"
      submit={t('mergeNow')}
      blocked={!target}
      send={(confirmation) => merge({ sectionId: section.id, into: target?.id ?? 0, confirmation })}
      onDone={({ articles }) => onDone(t('merged', { articles, name: target?.name ?? '' }))}
    >
      <Field label={t('mergeInto')}>
        <Select required value={into ?? ''} onChange={({ target }) => setInto(Number(target.value) || null)}>
          <option value="">{t('mergeChoose')}</option>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    </ConfirmDialog>
  );
}
