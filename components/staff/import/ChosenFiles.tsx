'use client';
import { useTranslations } from 'use-intl';
import { SelectField } from '#components/ui/SelectField.tsx';
import { type DecodedText, decodeText, type TextEncoding, textEncodings } from '#contracts/textEncoding.ts';

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

type Props = { files: TextFile[]; onEncoding(at: number, encoding: TextEncoding): void };

/** The files in the box, each with the encoding in which it was read, which the user can change. */
export function ChosenFiles({ files, onEncoding }: Props) {
  const t = useTranslations('import');
  if (files.length === 0) return null;
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      {files.map(({ name, encoding }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same name
        <li key={`${at} ${name}`} className="rounded-md border border-line bg-sheet p-3">
          <SelectField
            label={t('encoding', { name })}
            hint={t('encodingHint')}
            value={encoding}
            onValue={(value) => onEncoding(at, value as TextEncoding)}
            options={textEncodings.map((each) => [each, names[each]])}
          />
        </li>
      ))}
    </ul>
  );
}

const MAX_CHARACTERS = 5_000_000;

/** A chosen file with its decoded text. */
export type TextFile = DecodedText & { name: string; bytes: Uint8Array };

/** Reads a file in its detected encoding. @returns null when it is not text, or too long */
export async function readTextFile(file: File): Promise<TextFile | null> {
  if (file.size > MAX_CHARACTERS * 4) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  return decodedAs({ name: file.name, bytes });
}

/** The same file in another encoding. */
export function decodedAs(file: Pick<TextFile, 'name' | 'bytes'>, encoding?: TextEncoding): TextFile | null {
  const decoded = decodeText(file.bytes, encoding);
  if (!decoded || decoded.text.length > MAX_CHARACTERS) return null;
  // Normalized like the box's value, so that the text can be found in it again.
  const text = decoded.text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  return { ...file, encoding: decoded.encoding, text };
}
