/** The encodings of text files, by their names for `TextDecoder`. The first nine are detected. */
export const textEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'shift_jis',
  'windows-1252',
  'windows-1256',
  'euc-jp',
  'euc-kr',
  'windows-1250',
  'windows-1251',
  'macintosh',
] as const;
export type TextEncoding = (typeof textEncodings)[number];

export type DecodedText = { text: string; encoding: TextEncoding };

/** Maximum bytes that detection examines. */
export const SAMPLE_BYTES = 64 * 1024;
/** A multi-byte encoding needs this share of likely characters to be preferred to Windows-1252. */
const MIN_LIKELY_SHARE = 0.3;

/**
 * Decodes a text file, byte order mark removed. Without `chosen`, the encoding is detected: a byte order mark, then
 * valid UTF-8, then the pattern of zero bytes of UTF-16, then the encoding in which the text is most plausible.
 * @param chosen the encoding to decode in; invalid bytes become U+FFFD
 * @returns null when the file has zero bytes that no encoding explains: it is not text
 */
export function decodeText(bytes: Uint8Array, chosen?: TextEncoding): DecodedText | null {
  const encoding = chosen ?? recogniseEncoding(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  return !chosen && text.includes('\0') ? null : { text, encoding };
}

function recogniseEncoding(bytes: Uint8Array): TextEncoding {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return unmarkedUtf16(bytes) ?? (isUtf8(bytes) ? 'utf-8' : likeliestEncoding(sampleOf(bytes)));
}

/** UTF-16 without a byte order mark: line breaks, spaces and Latin letters have a zero byte, always on the same side. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const countZeros = (side: 0 | 1) => sample.filter((byte, at) => byte === 0 && at % 2 === side).length;
  const [even, odd] = [countZeros(0), countZeros(1)];
  const minZeros = Math.max(1, sample.length * 0.01);
  if (odd >= minZeros && even * 20 <= odd) return 'utf-16le';
  return even >= minZeros && odd * 20 <= even ? 'utf-16be' : null;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The sample begins with the line of the first byte that is not ASCII: the text before it is the same in all encodings. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const high = bytes.findIndex((byte) => byte >= 0x80);
  const start = bytes.lastIndexOf(0x0a, high) + 1;
  return bytes.subarray(start, start + SAMPLE_BYTES);
}

/** The most common characters, simplified and traditional: about half of any running Chinese text. */
const commonHan =
  /[的一是不了在人有我他这这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应向文体政美相见被利二等产或新制身果加西月话合回特代内信表化老给世位次度门任常先海通教东提立及比员解水名真论处义各入几口认条平系气题活更别打女变四总何电数安少报结反受量建务做接必场件计管期市直资山金指许统区保至社空决治展五基书非则界达光放强即难思设式色路记南品住告类求程北边交规万取领共确传今切院让带导争运这這個們來為國說時會對過發後裡種經麼學現當沒動還進樣開從實軍無與長機關點業將兩間問並應戰頭體見產話給門東聲員論處義幾認條係氣題變總電數報結務場計統區決達強難權設記類據邊張該規萬領確傳師觀讓識帶導爭運周星期市府局站港船城路车路车灣臺北縣臉]/u;

/** A multi-byte encoding, with characters that are frequent in its texts. */
type Candidate = { encoding: TextEncoding; frequent: RegExp };

const multiByte: Candidate[] = [
  { encoding: 'gb18030', frequent: commonHan },
  { encoding: 'big5', frequent: commonHan },
  { encoding: 'shift_jis', frequent: /[\u3040-\u309f\u30a0-\u30ff]/u },
];

const nonAscii = /[\u0080-\u{10ffff}]/gu;
const widePunctuation = /[\u3000-\u303f\uff00-\uff65\u2010-\u2026]/u;

function likeliestEncoding(sample: Uint8Array): TextEncoding {
  const paired = pairedBytes(sample);
  if (paired) return paired;
  const shares = multiByte.map((candidate) => ({ ...candidate, share: frequentShare(candidate, sample) }));
  const [best] = shares.filter(({ share }) => share > MIN_LIKELY_SHARE).sort((a, b) => b.share - a.share);
  return best?.encoding ?? singleByte(sample);
}

/** The share of frequent characters among those that are not ASCII, if the sample has the given encoding. */
function frequentShare({ encoding, frequent }: Candidate, sample: Uint8Array): number {
  // `stream`: the sample may end within a character.
  const text = new TextDecoder(encoding).decode(sample, { stream: true });
  let [count, all] = [0, 0];
  for (const [character] of text.matchAll(nonAscii)) {
    if (widePunctuation.test(character)) continue;
    all += character === '\ufffd' ? 4 : 1; // an invalid byte counts against the encoding
    if (frequent.test(character)) count += 1;
  }
  return all === 0 ? 0 : count / all;
}

/**
 * GB 2312 and EUC-JP encode every character in two bytes that are both high, so all runs of high bytes have an even length.
 * Null when a run has an odd length, or when no run has two characters: no Western word has four accented letters in a row.
 */
function pairedBytes(sample: Uint8Array): 'gb18030' | 'euc-jp' | null {
  let [longest, han, kana] = [0, 0, 0];
  for (let at = 0; at < sample.length; at++) {
    const start = at;
    while ((sample[at] ?? 0) >= 0x80) {
      const [lead = 0, trail = 0] = sample.subarray(at, at + 2);
      const isCut = at + 1 >= sample.length;
      if (!isCut && (lead < 0xa1 || lead > 0xf7 || trail < 0xa1)) return null;
      if (lead === 0xa4 || lead === 0xa5) kana += 1;
      else if (lead >= 0xb0) han += 1;
      at += 2;
    }
    longest = Math.max(longest, at - start);
  }
  if (longest < 4) return null;
  return kana > han * 0.3 ? 'euc-jp' : 'gb18030';
}

/** Arabic words have several letters; in Windows-1252 the same bytes would be several accented letters in a row. */
function singleByte(sample: Uint8Array): TextEncoding {
  const arabic = new TextDecoder('windows-1256').decode(sample);
  const inWords = (arabic.match(/[\u0621-\u064a]{2,}/gu) ?? []).join('').length;
  const high = sample.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0);
  return inWords > high * 0.7 ? 'windows-1256' : 'windows-1252';
}
