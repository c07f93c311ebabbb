import { decodeUndeclared, type SourceMetadata } from './metadataText.ts';

/** Maximum bytes of a block that are read. */
const MAX_EXIF_BYTES = 1_000_000;
const MAX_ENTRIES = 500;
/** Maximum bytes of a text. */
const MAX_TEXT_BYTES = 20_000;

const IMAGE_DESCRIPTION = 0x010e;
const ARTIST = 0x013b;
const COPYRIGHT = 0x8298;
const EXIF_DIRECTORY = 0x8769;
const DATE_TIME_ORIGINAL = 0x9003;

const ASCII = 2;
const LONG = 4;
const UTF8 = 129;

/** Default texts that cameras write. */
const ofCameras =
  /^(?:olympus digital camera|sony dsc|dcf 1\.0|samsung(?: camera pictures)?|default|minolta digital camera|kodak digital still camera|digital camera|untitled|none|<?unknown>?)$/i;

/**
 * Reads the EXIF fields about content and rights of a picture: two TIFF directories, and no other. Offsets outside the
 * block are ignored. @param language of the paper, used to guess an encoding
 */
export function readExif(block: Uint8Array | undefined, language: string): SourceMetadata | null {
  if (!block || block.length > MAX_EXIF_BYTES) return null;
  const buffer = Buffer.from(block.buffer, block.byteOffset, block.length);
  const tiff = buffer.toString('latin1', 0, 6) === 'Exif\0\0' ? buffer.subarray(6) : buffer;
  const order = tiff.toString('latin1', 0, 2);
  if ((order !== 'II' && order !== 'MM') || tiff.length < 8) return null;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.length);
  const isLittle = order === 'II';
  const read: Reader = {
    bytes: tiff,
    language,
    short: (at) => view.getUint16(at, isLittle),
    long: (at) => view.getUint32(at, isLittle),
  };
  const main = readDirectory(read, read.long(4), [IMAGE_DESCRIPTION, ARTIST, COPYRIGHT, EXIF_DIRECTORY]);
  const details = readDirectory(read, Number(main.get(EXIF_DIRECTORY) ?? 0), [DATE_TIME_ORIGINAL]);
  const text = (value: string | number | undefined) => (typeof value === 'string' ? value.trim() : '');
  const description = text(main.get(IMAGE_DESCRIPTION));
  return {
    caption: ofCameras.test(description) ? '' : description,
    creators: text(main.get(ARTIST))
      .split(';')
      .map((name) => name.trim())
      .filter(Boolean),
    copyright: text(main.get(COPYRIGHT)),
    taken: text(details.get(DATE_TIME_ORIGINAL)),
  };
}

type Reader = { bytes: Buffer; language: string; short(at: number): number; long(at: number): number };

/** The wanted entries of a directory: texts, and a single number. */
function readDirectory(read: Reader, start: number, tags: number[]): Map<number, string | number> {
  const values = new Map<number, string | number>();
  if (start < 8 || start + 2 > read.bytes.length) return values;
  const count = Math.min(read.short(start), MAX_ENTRIES);
  for (let entry = 0; entry < count; entry++) {
    const at = start + 2 + entry * 12;
    if (at + 12 > read.bytes.length) break;
    const tag = read.short(at);
    if (!tags.includes(tag) || values.has(tag)) continue;
    const value = readValue(read, at);
    if (value !== null) values.set(tag, value);
  }
  return values;
}

function readValue(read: Reader, at: number): string | number | null {
  const type = read.short(at + 2);
  const size = read.long(at + 4);
  if (type === LONG) return size === 1 ? read.long(at + 8) : null;
  if (type !== ASCII && type !== UTF8) return null;
  const start = size <= 4 ? at + 8 : read.long(at + 8);
  if (start + size > read.bytes.length) return null;
  const bytes = read.bytes.subarray(start, start + Math.min(size, MAX_TEXT_BYTES));
  // Copyright contains two texts, the photographer's and the editor's, each terminated by NUL.
  return decodeUndeclared(bytes, read.language).split('\0').filter(Boolean).join('; ');
}
