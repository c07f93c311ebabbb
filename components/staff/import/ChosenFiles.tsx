'use client';
import { useTranslations } from 'use-intl';
import { SelectField } from '#components/ui/SelectField.tsx';
import { type TextEncoding, textEncodings } from '#contracts/textEncoding.ts';
import type { TextFile } from './fileText.ts';

type Props = { files: TextFile[]; onEncoding(at: number, encoding: TextEncoding): void };

const names: Record<TextEncoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  gb18030: 'GB 18030 (简体中文)',
  big5: 'Big5 (繁體中文)',
  shift_jis: 'Shift JIS (日本語)',
  'windows-1252': 'Windows-1252 (Western)',
  'windows-1256': 'Windows-1256 (العربية)',
  'euc-jp': 'EUC-JP (日本語)',
  'euc-kr': 'EUC-KR (한국어)',
  'windows-1250': 'Windows-1250 (Central European)',
  'windows-1251': 'Windows-1251 (Cyrillic)',
  macintosh: 'Mac Roman',
};

/** The files in the box, each with the encoding in which it was read, which can be changed. */
export function ChosenFiles({ files, onEncoding }: Props) {
  const t = useTranslations('import');
  if (files.length === 0) return null;
  return (
    <ul className="flex flex-col gap-3">
      {files.map(({ name, encoding }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name
        <li key={`${at} ${name}`} className="max-w-md">
          <SelectField
            label={t('encoding', { name })}
            hint={t('encodingHint')}
            value={encoding}
            onValue={(value) => onEncoding(at, value as TextEncoding)}
            options={textEncodings.map((one) => [one, names[one]])}
          />
        </li>
      ))}
    </ul>
  );
}
