import { useFormatter, useTranslations } from 'use-intl';
import { Field } from '#components/ui/Field.tsx';
import { InputField } from '#components/ui/InputField.tsx';
import { TextArea, TextInput } from '#components/ui/TextInput.tsx';
import { timeFormats } from '#components/ui/timeFormats.ts';
import type { ShownAsset } from './showUpload.ts';

type Props = {
  asset: ShownAsset;
  /** the property of the picture, and the message of its label */
  name: keyof ShownAsset['offered'];
  hint?: string;
  maxLength?: number;
  /** makes a field of several lines */
  rows?: number;
  type?: 'text' | 'date';
  readOnly?: boolean;
};

/** A text of a picture. Until a user saves it, it shows the metadata of the picture's file, and says so. */
export function OfferedField({ asset, name, hint, rows, readOnly = false, type = 'text', maxLength }: Props) {
  const t = useTranslations('media');
  // A user who cannot save the text could not confirm it either.
  const offered = readOnly ? undefined : asset.offered[name];
  const common = {
    name,
    maxLength,
    readOnly,
    defaultValue: asset[name] || offered,
    className: offered === undefined ? '' : 'border-wait! bg-wait-wash!',
  };
  const hints = [offered === undefined ? '' : t('fromFile'), hint ?? ''].filter((text) => text !== '');
  return (
    <Field label={t(name)} hint={hints.join(' ')}>
      {rows === undefined ? <TextInput {...common} type={type} /> : <TextArea {...common} rows={rows} />}
    </Field>
  );
}

/** When the rights to a picture end, for users who cannot change it here; the hint says who can. */
export function RightsEnd({ asset: { rightsUntil, hasEnded, may } }: { asset: ShownAsset }) {
  const t = useTranslations('media');
  const format = useFormatter();
  const closed = hasEnded ? 'rightsOverClosed' : 'rightsClosed';
  const value = rightsUntil ? format.dateTime(rightsUntil, timeFormats.record) : t('rightsNoEnd');
  const hint = t(may.changeRights ? 'rightsOver' : closed);
  return <InputField label={t('rightsUntil')} hint={hint} readOnly value={value} />;
}
