import { useFormatter, useTranslations } from 'use-intl';
import { Field } from '#components/ui/Field.tsx';
import { TextInput } from '#components/ui/TextInput.tsx';
import { timeFormats } from '#components/ui/timeFormats.ts';
import type { ShownAsset } from './showUpload.ts';

/** When the rights to a picture end, for who cannot change it here, with who can. */
export function RightsEnd({ asset }: { asset: ShownAsset }) {
  const t = useTranslations('media');
  const format = useFormatter();
  const { rightsUntil, hasEnded, may } = asset;
  const hint = may.changeRights ? 'rightsOver' : hasEnded ? 'rightsOverClosed' : 'rightsClosed';
  return (
    <Field label={t('rightsUntil')} hint={t(hint)}>
      <TextInput
        readOnly
        value={rightsUntil ? format.dateTime(rightsUntil, timeFormats.record) : t('rightsNoEnd')}
      />
    </Field>
  );
}
