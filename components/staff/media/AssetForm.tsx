'use client';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { DateTimeField } from '#components/staff/dateTime/DateTimeField.tsx';
import { ActForm } from '#components/ui/ActForm.tsx';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import { useSeenValue } from '#components/ui/useSeen.ts';
import { OfferedField } from './OfferedField.tsx';
import { RightsEnd } from './RightsEnd.tsx';
import type { ShownAsset } from './showUpload.ts';

export type AssetTexts = Pick<
  ShownAsset,
  'alt' | 'caption' | 'credit' | 'creator' | 'takenOn' | 'rights' | 'rightsUntil'
>;
type Described = Pick<AssetTexts, 'alt' | 'caption' | 'credit' | 'creator' | 'takenOn'> & {
  rights?: string;
  rightsUntil?: string | null;
};
export type DescribeAct = (
  order: Described & { assetId: number; was: Partial<Described> },
) => Promise<ActAnswer<void>>;

type Props = {
  asset: ShownAsset;
  onDescribe: DescribeAct;
  onSaved(words: AssetTexts & Pick<ShownAsset, 'offered'>): void;
  /** what else can be done with its rights */
  children?: ReactNode;
};

/** What a picture shows, and whose it is. What its file says fills empty fields, marked, until somebody saves them. */
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
    creator: asset.creator,
    takenOn: asset.takenOn,
    rights: asset.rights,
    rightsUntil: asset.rightsUntil?.toISOString() ?? null,
  };
  function read(form: FormData): AssetTexts {
    const text = (name: string) => String(form.get(name) ?? '');
    const said = {
      alt: text('alt'),
      caption: text('caption'),
      credit: text('credit'),
      creator: text('creator'),
      takenOn: text('takenOn') || null,
    };
    if (!asset.may.changeRights) return { ...said, rights: asset.rights, rightsUntil: asset.rightsUntil };
    return { ...said, rights: text('rights'), rightsUntil: asset.renewal ? asset.rightsUntil : until };
  }
  function orderOf({ rights, rightsUntil, ...said }: AssetTexts): Described {
    if (!asset.may.changeRights) return said;
    return { ...said, rights, rightsUntil: rightsUntil?.toISOString() ?? null };
  }
  const { rights: rightsOfFile } = asset.offered;
  const offeredRights = rightsOfFile === undefined ? {} : { rights: rightsOfFile };
  const seen = useSeenValue<Described>(shown, (form) => orderOf(read(form)));

  async function send(form: FormData): Promise<ActAnswer<AssetTexts>> {
    const words = read(form);
    const wanted = orderOf(words);
    const answer = await seen.sendWithSeen(wanted, (was) =>
      onDescribe({ assetId: asset.id, ...wanted, was }),
    );
    return answer.ok ? { ok: true, value: words } : answer;
  }

  return (
    <ActForm
      ref={seen.form}
      act="asset.describe"
      subject={`asset:${asset.id}`}
      submit={ui('save')}
      done={ui('saved')}
      send={send}
      onDone={(words) => onSaved({ ...words, offered: asset.may.changeRights ? {} : offeredRights })}
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
