import { decodeUndeclared, type SourceMetadata } from './metadataText.ts';

/** Maximum bytes of a block; a JPEG segment has 64 kB. */
const MAX_IIM_BYTES = 1_000_000;
const MAX_DATASETS = 2_000;
const MAX_RESOURCES = 2_000;
const IPTC_RESOURCE = 0x0404;

/** Dataset numbers in record 2, the application record. */
const HEADLINE = 105;
const CAPTION = 120;
const CREATOR = 80;
const CREDIT = 110;
const SOURCE = 115;
const COPYRIGHT = 116;
const INSTRUCTIONS = 40;
const DATE_CREATED = 55;

/**
 * Reads IPTC-IIM: raw, or in Photoshop's image resources as in JPEG's APP13. Reading stops at a length that exceeds the
 * block; earlier fields are returned. @param language of the paper, used to guess an encoding that is not declared
 */
export function readIim(block: Uint8Array | undefined, language: string): SourceMetadata | null {
  if (!block || block.length > MAX_IIM_BYTES) return null;
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.length);
  const iim = bytes[0] === 0x1c ? bytes : findResource(bytes);
  if (!iim) return null;
  const sets = datasetsOf(iim);
  const decode = decoderOf(sets.find(({ record, number }) => record === 1 && number === 90)?.value, language);
  const all = (dataset: number) =>
    sets.filter(({ record, number }) => record === 2 && number === dataset).map(({ value }) => decode(value));
  const first = (dataset: number) => all(dataset)[0] ?? '';
  return {
    headline: first(HEADLINE),
    caption: first(CAPTION),
    creators: all(CREATOR),
    credit: first(CREDIT),
    source: first(SOURCE),
    copyright: first(COPYRIGHT),
    instructions: first(INSTRUCTIONS),
    taken: first(DATE_CREATED),
  };
}

/** The image resource with IIM: "8BIM", a number, a name and a length, each padded to an even length. */
function findResource(bytes: Buffer): Buffer | null {
  let at = bytes.indexOf('8BIM', 0, 'latin1');
  for (let seen = 0; at !== -1 && seen < MAX_RESOURCES; seen++) {
    if (at + 12 > bytes.length || bytes.toString('latin1', at, at + 4) !== '8BIM') return null;
    const number = bytes.readUInt16BE(at + 4);
    const nameLength = 1 + (bytes[at + 6] ?? 0);
    const start = at + 6 + nameLength + (nameLength % 2);
    if (start + 4 > bytes.length) return null;
    const length = bytes.readUInt32BE(start);
    if (number === IPTC_RESOURCE) return bytes.subarray(start + 4, start + 4 + length);
    at = start + 4 + length + (length % 2);
  }
  return null;
}

type Dataset = { record: number; number: number; value: Buffer };

function datasetsOf(bytes: Buffer): Dataset[] {
  const sets: Dataset[] = [];
  for (let at = 0; at + 5 <= bytes.length && bytes[at] === 0x1c && sets.length < MAX_DATASETS; ) {
    const [record = 0, number = 0] = [bytes[at + 1], bytes[at + 2]];
    let length = bytes.readUInt16BE(at + 3);
    at += 5;
    if (length & 0x8000) {
      // An extended dataset: the remaining bits give the number of bytes of the real length.
      const size = length & 0x7fff;
      if (size < 1 || size > 4 || at + size > bytes.length) break;
      length = bytes.readUIntBE(at, size);
      at += size;
    }
    if (at + length > bytes.length) break;
    sets.push({ record, number, value: bytes.subarray(at, at + length) });
    at += length;
  }
  return sets;
}

/** Dataset 1:90 declares the encoding by an ISO 2022 escape sequence; many programs that write UTF-8 omit it. */
function decoderOf(charset: Buffer | undefined, language: string): (bytes: Uint8Array) => string {
  if (charset?.toString('latin1') === '\x1b%G') return (bytes) => new TextDecoder('utf-8').decode(bytes);
  return charset
    ? (bytes) => new TextDecoder('windows-1252').decode(bytes)
    : (bytes) => decodeUndeclared(bytes, language);
}
