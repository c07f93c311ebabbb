import { useTranslations } from 'use-intl';
import { Field } from '#components/ui/Field.tsx';
import { TextArea, TextInput } from '#components/ui/TextInput.tsx';
import type { ShownAsset } from './showUpload.ts';

type Props = {
  asset: Pick<ShownAsset, 'offered' | 'alt' | 'caption' | 'credit' | 'creator' | 'takenOn' | 'rights'>;
  /** the member of the picture, and the message of its label */
  name: keyof ShownAsset['offered'];
  hint?: string;
  maxLength?: number;
  /** of a field of several lines */
  rows?: number;
  type?: 'text' | 'date';
  readOnly?: boolean;
};

/** One of a picture's words. While nobody has saved it, it stands as the picture's file has it, and says so. */
export function OfferedField({ asset, name, hint, rows, readOnly = false, type = 'text', maxLength }: Props) {
  const t = useTranslations('media');
  // Who can't save it could not confirm it either.
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
