'use client';
import { useActionState, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Field } from '#components/ui/Field';
import { Notice } from '#components/ui/Notice';
import { TextArea, TextInput } from '#components/ui/TextInput';
import { type Answered, useRefusal } from '../admin/useRefusal.tsx';
import { WhenField } from '../when/WhenField.tsx';
import type { ShownAsset } from './show.tsx';

export type Words = Pick<ShownAsset, 'alt' | 'caption' | 'credit' | 'rights' | 'rightsUntil'>;
export type DescribeAct = (
  order: Omit<Words, 'rightsUntil'> & { assetId: number; rightsUntil: string | null },
) => Promise<Answered<void>>;

type Props = { asset: ShownAsset; onDescribe: DescribeAct; onSaved(words: Words): void };

/** What a picture shows, and whose it is. */
export function AssetForm({ asset, onDescribe, onSaved }: Props) {
  const t = useTranslations('media');
  const ui = useTranslations('ui');
  const { say, guard } = useRefusal();
  const [until, setUntil] = useState(asset.rightsUntil);
  const [answer, save, pending] = useActionState(
    async (_: { words: Words; answer: Answered<void> } | null, form: FormData) => {
      const text = (name: string) => String(form.get(name) ?? '');
      const words = {
        alt: text('alt'),
        caption: text('caption'),
        credit: text('credit'),
        rights: text('rights'),
        rightsUntil: until,
      };
      const order = { assetId: asset.id, ...words, rightsUntil: until?.toISOString() ?? null };
      return { words, answer: await guard(onDescribe(order)) };
    },
    null,
  );
  const words = answer?.words ?? asset;
  useEffect(() => {
    if (answer?.answer.ok) onSaved(answer.words);
  }, [answer, onSaved]);

  return (
    <form action={save} className="flex flex-col gap-4">
      <Notice>{answer && !answer.answer.ok && !pending && say(answer.answer)}</Notice>
      <Field label={t('alt')} hint={t('altHint')}>
        <TextArea name="alt" rows={3} maxLength={1000} defaultValue={words.alt} />
      </Field>
      <Field label={t('caption')}>
        <TextArea name="caption" rows={2} maxLength={1000} defaultValue={words.caption} />
      </Field>
      <Field label={t('credit')} hint={t('creditHint')}>
        <TextInput name="credit" maxLength={300} defaultValue={words.credit} />
      </Field>
      <Field label={t('rights')} hint={t('rightsHint')}>
        <TextInput name="rights" maxLength={500} defaultValue={words.rights} />
      </Field>
      <WhenField
        label={t('rightsUntil')}
        hint={t('rightsUntilHint')}
        value={until}
        onChange={setUntil}
        required={false}
      />
      <div className="flex items-center gap-3">
        <Button type="submit" look="press" disabled={pending}>
          {ui('save')}
        </Button>
        <span role="status" className="text-sm text-good">
          {answer?.answer.ok && !pending ? ui('saved') : ''}
        </span>
      </div>
    </form>
  );
}
