import sharp, { type Sharp } from 'sharp';
import type { Size } from '#body/cropping.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import type { MetadataBlocks } from './metadata/embeddedMetadata.ts';
import { MAX_PICTURE_BYTES, MAX_PICTURE_PIXELS, MAX_PICTURE_SIDE } from './pictureLimits.ts';

// A picture library reads dozens of formats, each an attack surface. Four are enabled; `pictureFormatOf` checks the
// format separately.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadHeif'],
});
sharp.concurrency(1); // at most one core for pictures; readers and editors need the others
sharp.cache(false); // uploads are rarely alike, and the memory is better used by the press

/** Decodes bytes as a picture: rotated upright, in sRGB, without metadata. */
export function open(bytes: Uint8Array): Sharp {
  return sharp(bytes, { limitInputPixels: MAX_PICTURE_PIXELS, failOn: 'error' })
    .autoOrient()
    .toColourspace('srgb');
}

type StrippedPicture = Size & { bytes: Buffer; name: string; metadata: MetadataBlocks };

/**
 * Decodes the whole picture and encodes it again; the result is the only full-size copy that is stored. PNG stays
 * lossless. @returns also the metadata blocks of the file, none of which is in `bytes` @throws {Refusal}
 * `picture-large`, `picture-unfit`
 */
export async function stripMetadata(bytes: Uint8Array): Promise<StrippedPicture> {
  if (bytes.byteLength > MAX_PICTURE_BYTES) throw new Refusal('picture-large');
  const format = pictureFormatOf(bytes);
  if (!format) throw new Refusal('picture-unfit');
  const metadata = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (!metadata?.width || !metadata.height || (metadata.pages ?? 1) > 1) throw new Refusal('picture-unfit');
  if (metadata.width * metadata.height > MAX_PICTURE_PIXELS) throw new Refusal('picture-large');
  try {
    const upright = open(bytes);
    if (Math.max(metadata.width, metadata.height) > MAX_PICTURE_SIDE)
      upright.resize({ width: MAX_PICTURE_SIDE, height: MAX_PICTURE_SIDE, fit: 'inside' });
    const encoded = encode(upright, format, metadata.hasAlpha);
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
    const { width, height } = info;
    const name = `original.${info.format === 'jpeg' ? 'jpg' : info.format}`;
    return { bytes: data, name, width, height, metadata };
  } catch {
    throw new Refusal('picture-unfit'); // truncated or damaged in the middle
  }
}

function encode(picture: Sharp, format: PictureFormat, hasAlpha: boolean): Sharp {
  if (format === 'png') return picture.png({ compressionLevel: 6 });
  if (hasAlpha) return picture.webp({ quality: 95, effort: 2 });
  return picture.jpeg({ quality: 95, chromaSubsampling: '4:4:4' });
}

/** The format, determined from the bytes and not from the file name or the browser's media type. */
type PictureFormat = 'jpeg' | 'png' | 'webp' | 'avif';

const ascii = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to));

/** @returns null for anything but a still picture in one of the four accepted formats */
function pictureFormatOf(bytes: Uint8Array): PictureFormat | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return isAnimatedPng(bytes) ? null : 'png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp';
  // The brand `avis` is an image sequence.
  if (ascii(bytes, 4, 12) === 'ftypavif') return 'avif';
  return null;
}

/** libpng silently reads the first frame of an animation; the acTL chunk, always before IDAT, reveals it. */
function isAnimatedPng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 8 <= bytes.length; ) {
    const chunk = ascii(bytes, at + 4, at + 8);
    if (chunk === 'acTL') return true;
    if (chunk === 'IDAT') return false;
    at += 12 + view.getUint32(at);
  }
  return false;
}
