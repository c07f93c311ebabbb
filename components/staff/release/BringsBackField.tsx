'use client';
import { useTranslations } from 'use-intl';
import type { UnclearNote } from '#editorial/corrections/continuedRelease.ts';
import { Choices } from './Choices.tsx';
import type { ReleaseOrderState } from './useReleaseOrder.ts';

type Props = {
  unclear: UnclearNote[];
  order: ReleaseOrderState;
  set(some: Partial<ReleaseOrderState>): void;
};

/** Whether the text has again what was taken back: notes to readers hang on it, and the texts do not tell. */
export function BringsBackField({ unclear, order, set }: Props) {
  const t = useTranslations('release.bringsBack');
  const takeBack = useTranslations('release.takeBack');
  return (
    <Choices
      legend={t('legend')}
      value={order.bringsBack}
      onChange={(value) => set({ bringsBack: value as ReleaseOrderState['bringsBack'] })}
      choices={[
        { value: 'yes', label: t('yes'), hint: t('yesHint') },
        { value: 'no', label: t('no'), hint: t('noHint') },
      ]}
    >
      <ul className="list-disc ps-5 text-sm text-quiet">
        {unclear.map(({ number, note }) => (
          <li key={number}>{takeBack('changed', { number, note })}</li>
        ))}
      </ul>
    </Choices>
  );
}
