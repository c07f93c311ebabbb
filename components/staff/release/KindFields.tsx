'use client';
import { useTranslations } from 'use-intl';
import { TextAreaField } from '#components/ui/InputField.tsx';
import type { UnclearNote } from '#editorial/corrections/continuedRelease.ts';
import { Choices } from './Choices.tsx';
import { isNoticeKind, type Kind, kinds } from './releaseActs.ts';
import type { OrderFieldsProps, ReleaseOrderState } from './useReleaseOrder.ts';

/** The kind of the change, and the note to readers. */
export function KindFields({
  order,
  set,
  language,
  wrong,
}: OrderFieldsProps & { wrong: string | undefined }) {
  const t = useTranslations('release');
  const { kind, note } = order;
  const isNotice = isNoticeKind(kind);
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
          label={t(isNotice ? 'note' : 'noteOptional')}
          hint={t(isNotice ? 'noteHint' : 'noteHintUpdate')}
          error={wrong}
          rows={3}
          maxLength={2000}
          lang={language}
          required={isNotice}
          value={note}
          onText={(note) => set({ note })}
        />
      )}
    </>
  );
}

type BringsBackProps = Pick<OrderFieldsProps, 'order' | 'set'> & { unclear: UnclearNote[] };

/** Whether the text contains again what was taken back. Notes to readers depend on it; a comparison cannot tell. */
export function BringsBackField({ unclear, order, set }: BringsBackProps) {
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
