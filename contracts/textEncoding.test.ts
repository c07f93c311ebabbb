import { describe, expect, test } from 'vitest';
import { decodeText, type TextEncoding } from './textEncoding.ts';

/** Encodes by inverting the decoder, since the platform only encodes UTF-8. */
function encoderOf(encoding: TextEncoding): (text: string) => Uint8Array {
  const decoder = new TextDecoder(encoding);
  const bytesOf = new Map<string, number[]>();
  const learn = (...bytes: number[]) => {
    const text = decoder.decode(Uint8Array.from(bytes));
    if ([...text].length === 1 && text !== '\ufffd' && !bytesOf.has(text)) bytesOf.set(text, bytes);
  };
  for (let byte = 0; byte < 0x100; byte++) learn(byte);
  for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) learn(lead, trail);
  return (text) =>
    Uint8Array.from(
      [...text].flatMap((character) => {
        const bytes = bytesOf.get(character);
        if (!bytes) throw new Error(`${encoding} has no ${character}`);
        return bytes;
      }),
    );
}

const texts: [TextEncoding, string][] = [
  ['windows-1252', 'The council’s plan isn’t funded, and nobody’s saying why'],
  ['windows-1252', 'Ça a été réglé à Genève, où naît l’été'],
  ['windows-1252', 'Müller grüßt Österreich; “nur” 5 € mehr'],
  ['windows-1252', 'Los niños de Puerto Alisal irán en autobús mañana'],
  ['windows-1252', 'São Bento Street café owners – naïve?'],
  ['windows-1252', 'It’s'],
  ['gb18030', '桤港轮渡换新船\n\n新船周一首航，票价不变。'],
  ['gb18030', '深圳'],
  ['gb18030', '鹤岗舰艇疫苗接种'],
  ['gb18030', 'AI与5G：《山海经》 — “龙”'],
  ['gb18030', '市长说，“不”——然后离开了会场。'],
  ['big5', '臺灣船東訪問港口\n\n臺灣船東周二到訪，參觀渡輪碼頭與圖書館。'],
  ['big5', '市政府說，這項計畫的經費已經有了著落'],
  ['shift_jis', '港の渡し船、夏の間も運航へ\n\n港湾委員会は月曜日、運航を続けると決めた。'],
  ['shift_jis', 'フェリーの運賃は据え置き'],
  ['euc-jp', '港の渡し船、夏の間も運航へ'],
  ['windows-1256', 'الميناء يفتح أبوابه\n\nقال رئيس المجلس إن العمل سيبدأ يوم الأحد.'],
];

test.each(texts)('a file in %s is recognized: %s', (encoding, text) => {
  expect(decodeText(encoderOf(encoding)(text))).toEqual({ text, encoding });
});

describe('Unicode encodings', () => {
  const text = 'Fähre 渡轮 عبّارة ⛴\r\n\r\nLine';
  const utf16 = (isLittle: boolean, mark: string): Uint8Array => {
    const bytes = Buffer.from(mark + text, 'utf16le');
    return isLittle ? bytes : bytes.swap16();
  };
  test.each<[string, Uint8Array, TextEncoding]>([
    ['UTF-8', new TextEncoder().encode(text), 'utf-8'],
    ['UTF-8 with a byte order mark', new TextEncoder().encode(`\ufeff${text}`), 'utf-8'],
    ['UTF-16 with a little-endian mark', utf16(true, '\ufeff'), 'utf-16le'],
    ['UTF-16 with a big-endian mark', utf16(false, '\ufeff'), 'utf-16be'],
    ['UTF-16 without a mark', utf16(true, ''), 'utf-16le'],
    ['big-endian UTF-16 without a mark', utf16(false, ''), 'utf-16be'],
  ])('%s is read, and its mark is no part of the text', (_, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ text, encoding });
  });
});

test('a picture is not text, and an empty file is empty text', () => {
  expect(decodeText(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 0, 0, 0]))).toBeNull();
  expect(decodeText(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8' });
});

test('an encoding that the user has chosen overrides detection', () => {
  const bytes = encoderOf('windows-1252')('Müller');
  expect(decodeText(bytes, 'windows-1251')?.encoding).toBe('windows-1251');
});
