'use client';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ActForm } from '#components/ui/ActForm';
import { Field } from '#components/ui/Field';
import { TextArea, TextInput } from '#components/ui/TextInput';
import type { Answered } from '#components/ui/useRefusal';
import { useSeen } from '../../ui/useSeen.ts';
import { WhenField } from '../when/WhenField.tsx';
import { RightsEnd } from './RightsEnd.tsx';
import type { ShownAsset } from './show.tsx';

export type Words = Pick<ShownAsset, 'alt' | 'caption' | 'credit' | 'rights' | 'rightsUntil'>;
type Described = Pick<Words, 'alt' | 'caption' | 'credit'> & {
  rights?: string;
  rightsUntil?: string | null;
};
export type DescribeAct = (
  order: Described & { assetId: number; was: Partial<Described> },
) => Promise<Answered<void>>;

type Props = {
  asset: ShownAsset;
  onDescribe: DescribeAct;
  onSaved(words: Words): void;
  /** what else can be done with its rights */
  children?: ReactNode;
};

/** What a picture shows, and whose it is. */
export function AssetForm({ asset, onDescribe, onSaved, children }: Props) {
  const t = useTranslations('media');
  const ui = useTranslations('ui');
  const [until, setUntil] = useState(asset.rightsUntil);
  const [untilShown, setUntilShown] = useState(asset.rightsUntil);
  if (untilShown?.getTime() !== asset.rightsUntil?.getTime()) {
    setUntilShown(asset.rightsUntil);
    // Rights that were renewed meanwhile end then; a time that was typed stays.
    if (until?.getTime() === untilShown?.getTime()) setUntil(asset.rightsUntil);
  }

  const shown = {
    alt: asset.alt,
    caption: asset.caption,
    credit: asset.credit,
    rights: asset.rights,
    rightsUntil: asset.rightsUntil?.toISOString() ?? null,
  };
  function read(form: FormData): Words {
    const text = (name: string) => String(form.get(name) ?? '');
    const said = { alt: text('alt'), caption: text('caption'), credit: text('credit') };
    if (!asset.may.changeRights) return { ...asset, ...said };
    return { ...said, rights: text('rights'), rightsUntil: asset.renewal ? asset.rightsUntil : until };
  }
  function orderOf({ alt, caption, credit, rights, rightsUntil }: Words): Described {
    const said = { alt, caption, credit };
    if (!asset.may.changeRights) return said;
    return { ...said, rights, rightsUntil: rightsUntil?.toISOString() ?? null };
  }
  const seen = useSeen<Described>(shown, (form) => orderOf(read(form)));

  async function send(form: FormData): Promise<Answered<Words>> {
    const { alt, caption, credit, rights, rightsUntil } = read(form);
    const wanted = orderOf({ alt, caption, credit, rights, rightsUntil });
    const answer = await seen.sendWithSeen(wanted, (was) =>
      onDescribe({ assetId: asset.id, ...wanted, was }),
    );
    return answer.ok ? { ok: true, value: { alt, caption, credit, rights, rightsUntil } } : answer;
  }

  return (
    <ActForm
      ref={seen.form}
      act="asset.describe"
      subject={`asset:${asset.id}`}
      submit={ui('save')}
      done={ui('saved')}
      send={send}
      onDone={onSaved}
    >
      <Field label={t('alt')} hint={t('altHint')}>
        <TextArea name="alt" rows={3} maxLength={1000} defaultValue={asset.alt} />
      </Field>
      <Field label={t('caption')}>
        <TextArea name="caption" rows={2} maxLength={1000} defaultValue={asset.caption} />
      </Field>
      <Field label={t('credit')} hint={t('creditHint')}>
        <TextInput name="credit" maxLength={300} defaultValue={asset.credit} />
      </Field>
      <Field label={t('rights')} hint={t('rightsHint')}>
        <TextInput
          name="rights"
          maxLength={500}
          readOnly={!asset.may.changeRights}
          defaultValue={asset.rights}
        />
      </Field>
      {asset.may.changeRights && !asset.renewal ? (
        <WhenField
          label={t('rightsUntil')}
          hint={t('rightsUntilHint')}
          value={until}
          onChange={setUntil}
          required={false}
        />
      ) : (
        <RightsEnd asset={asset} />
      )}
      {children}
    </ActForm>
  );
}
