'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { isNoticeKind, type Kind, kinds } from '#components/staff/release/releaseActs.ts';
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

/** The kind of change and the note to readers, for an article that was live before. */
export function KindAndNote({ order, language, open, want, onChange }: Props) {
  const t = useTranslations('release');
  const packages = useTranslations('packages');
  const stored = order.readerNote ?? '';
  const [note, setNote] = useState(stored);
  useEffect(() => setNote(stored), [stored]);
  return (
    <div className="grid gap-3 sm:grid-cols-[12rem_minmax(0,1fr)]">
      <SelectField
        label={t('kind')}
        error={want === 'kind-missing' ? packages('wants.kind') : undefined}
        disabled={!open}
        value={order.kind ?? ''}
        onValue={(kind) => onChange({ ...order, kind: (kind || null) as Kind | null })}
        options={[
          ['', packages('chooseKind')],
          ...kinds.map((kind) => [kind, t(`kinds.${kind}.name`)] as const),
        ]}
      />
      {order.kind && order.kind !== 'typo' && (
        <TextAreaField
          label={t(isNoticeKind(order.kind) ? 'note' : 'noteOptional')}
          error={want === 'note-missing' && !note.trim() ? packages('wants.note') : undefined}
          rows={2}
          maxLength={2000}
          lang={language}
          disabled={!open}
          value={note}
          onText={setNote}
          onBlur={() => note.trim() !== stored && onChange({ ...order, readerNote: note.trim() })}
        />
      )}
    </div>
  );
}
