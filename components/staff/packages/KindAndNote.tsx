'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Kind, kinds } from '#components/staff/release/releaseActs.ts';
import { Field } from '#components/ui/Field.tsx';
import { Select } from '#components/ui/Select.tsx';
import { TextAreaField } from '#components/ui/TextField.tsx';
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
      <Field label={t('kind')} error={want === 'kind-missing' ? own('wants.kind') : undefined}>
        <Select
          disabled={!open}
          value={order.kind ?? ''}
          onChange={(event) => onChange({ ...order, kind: (event.target.value || null) as Kind | null })}
        >
          <option value="">{own('chooseKind')}</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}.name`)}
            </option>
          ))}
        </Select>
      </Field>
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
