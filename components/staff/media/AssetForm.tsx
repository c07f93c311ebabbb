'use client';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { DateTimeField } from '#components/staff/dateTime/DateTimeField.tsx';
import { ActForm } from '#components/ui/ActForm.tsx';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import { useSeenValue } from '#components/ui/useSeen.ts';
import { OfferedField, RightsEnd } from './AssetFields.tsx';
import type { ShownAsset } from './showUpload.ts';

type Description = Pick<ShownAsset, 'alt' | 'caption' | 'credit' | 'creator' | 'takenOn'>;
export type AssetTexts = Description & Pick<ShownAsset, 'rights' | 'rightsUntil'>;
type AssetValues = Description & { rights?: string; rightsUntil?: string | null };
type DescribeOrder = AssetValues & { assetId: number; was: Partial<AssetValues> };
export type DescribeAct = (order: DescribeOrder) => Promise<ActAnswer<void>>;

type Props = {
  asset: ShownAsset;
  onDescribe: DescribeAct;
  onSaved(texts: AssetTexts & Pick<ShownAsset, 'offered'>): void;
  /** another act on the rights */
  children?: ReactNode;
};

/** A picture's texts and rights. Metadata of the file fills empty fields, marked, until a user saves them. */
export function AssetForm({ asset, onDescribe, onSaved, children }: Props) {
  const t = useTranslations('media');
  const ui = useTranslations('ui');
  const [until, setUntil] = useState(asset.rightsUntil);
  const [untilShown, setUntilShown] = useState(asset.rightsUntil);
  if (untilShown?.getTime() !== asset.rightsUntil?.getTime()) {
    setUntilShown(asset.rightsUntil);
    // Shows the new end after a renewal; a time that the user typed stays.
    if (until?.getTime() === untilShown?.getTime()) setUntil(asset.rightsUntil);
  }

  const { alt, caption, credit, creator, takenOn, rights } = asset;
  const rightsUntil = asset.rightsUntil?.toISOString() ?? null;
  const shown = { alt, caption, credit, creator, takenOn, rights, rightsUntil };
  function read(form: FormData): AssetTexts {
    const text = (name: string) => String(form.get(name) ?? '');
    const description = {
      alt: text('alt'),
      caption: text('caption'),
      credit: text('credit'),
      creator: text('creator'),
      takenOn: text('takenOn') || null,
    };
    if (!asset.may.changeRights) return { ...description, rights, rightsUntil: asset.rightsUntil };
    return { ...description, rights: text('rights'), rightsUntil: asset.renewal ? asset.rightsUntil : until };
  }
  function orderOf({ rights, rightsUntil, ...description }: AssetTexts): AssetValues {
    if (!asset.may.changeRights) return description;
    return { ...description, rights, rightsUntil: rightsUntil?.toISOString() ?? null };
  }
  const { rights: offeredRights } = asset.offered;
  const stillOffered = asset.may.changeRights || offeredRights === undefined ? {} : { rights: offeredRights };
  const seen = useSeenValue<AssetValues>(shown, (form) => orderOf(read(form)));

  async function send(form: FormData): Promise<ActAnswer<AssetTexts>> {
    const texts = read(form);
    const values = orderOf(texts);
    const order = { assetId: asset.id, ...values };
    const answer = await seen.sendWithSeen(values, (was) => onDescribe({ ...order, was }));
    return answer.ok ? { ok: true, value: texts } : answer;
  }

  return (
    <ActForm
      ref={seen.form}
      act="asset.describe"
      subject={`asset:${asset.id}`}
      submit={ui('save')}
      done={ui('saved')}
      send={send}
      onDone={(texts) => onSaved({ ...texts, offered: stillOffered })}
    >
      <OfferedField asset={asset} name="alt" hint={t('altHint')} maxLength={1000} rows={3} />
      <OfferedField asset={asset} name="caption" maxLength={1000} rows={2} />
      <OfferedField asset={asset} name="credit" hint={t('creditHint')} maxLength={300} />
      <OfferedField asset={asset} name="creator" hint={t('creatorHint')} maxLength={300} />
      <OfferedField asset={asset} name="takenOn" type="date" />
      <OfferedField
        asset={asset}
        name="rights"
        hint={t('rightsHint')}
        maxLength={500}
        readOnly={!asset.may.changeRights}
      />
      {asset.may.changeRights && !asset.renewal ? (
        <DateTimeField
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
