'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Kind, kinds } from '#components/staff/release/releaseActs.ts';
import { TextAreaField } from '#components/ui/InputField.tsx';
import { SelectField } from '#components/ui/SelectField.tsx';
import type { OrderedItem } from './packageActs.ts';

type Order = Extract<OrderedItem, { articleId: unknown }>;
type Props = {
  order: Order;
  language: string;
  open: boolean;
  want: 'kind-missing' | 'note-missing' | null;
  onChange(order: Order): void;
};

/** What the change is, of an article that readers have had before. */
export function KindAndNote({ order, language, open, want, onChange }: Props) {
  const t = useTranslations('release');
  const own = useTranslations('packages');
  const kept = order.readerNote ?? '';
  const [note, setNote] = useState(kept);
  useEffect(() => setNote(kept), [kept]);
  const told = order.kind === 'correction' || order.kind === 'clarification';
  return (
    <div className="grid gap-3 sm:grid-cols-[12rem_minmax(0,1fr)]">
      <SelectField
        label={t('kind')}
        error={want === 'kind-missing' ? own('wants.kind') : undefined}
        disabled={!open}
        value={order.kind ?? ''}
        onValue={(kind) => onChange({ ...order, kind: (kind || null) as Kind | null })}
        options={[['', own('chooseKind')], ...kinds.map((kind) => [kind, t(`kinds.${kind}.name`)] as const)]}
      />
      {order.kind && order.kind !== 'typo' && (
        <TextAreaField
          label={told ? t('note') : t('noteOptional')}
          error={want === 'note-missing' && !note.trim() ? own('wants.note') : undefined}
          rows={2}
          maxLength={2000}
          lang={language}
          disabled={!open}
          value={note}
          onText={setNote}
          onBlur={() => note.trim() !== kept && onChange({ ...order, readerNote: note.trim() })}
        />
      )}
    </div>
  );
}
