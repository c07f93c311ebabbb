'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DateTimeField } from '#components/staff/dateTime/DateTimeField.tsx';
import { FormDialog } from '#components/ui/FormDialog.tsx';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { Confirmation } from '#contracts/confirmation.ts';
import type { ShownAsset } from './showUpload.ts';

type RenewOrder = { assetId: number; rightsUntil: string | null; confirmation: Confirmation };
export type RenewAct = (order: RenewOrder) => Promise<ActAnswer<void>>;

type Props = { asset: ShownAsset; decidedOn: string; onRenew: RenewAct; onRenewed(until: Date | null): void };

/** Asks before readers see a picture again after its rights had ended. */
export function RenewRights({ asset, decidedOn, onRenew, onRenewed }: Props) {
  const t = useTranslations('media');
  const [until, setUntil] = useState<Date | null>(null);
  return (
    <div>
      <FormDialog
        button={{ children: t('renew') }}
        act="asset.renew-rights"
        subject={`asset:${asset.id}`}
        decidedOn={decidedOn}
        send={(confirmation) =>
          onRenew({ assetId: asset.id, rightsUntil: until?.toISOString() ?? null, confirmation })
        }
        title={t('renewTitle', { name: asset.alt || asset.fileName })}
        description={t('renewText')}
        submit={t('renewNow')}
        onDone={() => onRenewed(until)}
      >
        <DateTimeField
          label={t('rightsUntil')}
          hint={t('rightsUntilHint')}
          value={until}
          onChange={setUntil}
          required={false}
        />
      </FormDialog>
    </div>
  );
}
