'use client';
import { useTranslations } from 'use-intl';
import { TextAreaField } from '#components/ui/InputField.tsx';
import { Choices } from './Choices.tsx';
import { type Kind, kinds } from './releaseActs.ts';
import type { ReleaseOrderState } from './useReleaseOrder.ts';

type Props = {
  order: ReleaseOrderState;
  language: string;
  wrong: string | undefined;
  set(some: Partial<ReleaseOrderState>): void;
};

/** What kind of change it is, and what readers are told of it. */
export function KindFields({ order: { kind, note }, language, wrong, set }: Props) {
  const t = useTranslations('release');
  const told = kind === 'correction' || kind === 'clarification';
  return (
    <>
      <Choices
        legend={t('kind')}
        value={kind}
        onChange={(value) => set({ kind: value as Kind })}
        choices={kinds.map((value) => ({
          value,
          label: t(`kinds.${value}.name`),
          hint: t(`kinds.${value}.hint`),
        }))}
      />
      {kind !== '' && kind !== 'typo' && (
        <TextAreaField
          label={told ? t('note') : t('noteOptional')}
          hint={told ? t('noteHint') : t('noteHintUpdate')}
          error={wrong}
          rows={3}
          maxLength={2000}
          lang={language}
          required={told}
          value={note}
          onText={(note) => set({ note })}
        />
      )}
    </>
  );
}
