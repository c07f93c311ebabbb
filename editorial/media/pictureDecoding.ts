import sharp, { type Sharp } from 'sharp';
import { Refusal } from '#editorial/access/refusal.ts';
import type { MetadataBlocks } from './metadata/embeddedMetadata.ts';
import { type PictureFormat, pictureFormatOf } from './pictureFormat.ts';
import { MAX_PICTURE_BYTES, MAX_PICTURE_PIXELS, MAX_PICTURE_SIDE } from './pictureLimits.ts';

// A picture library reads dozens of formats, each an attack surface. Four are enabled; `pictureFormatOf` checks the
// format separately.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadHeif'],
});
sharp.concurrency(1); // at most one core for pictures: readers and writers need the others
sharp.cache(false); // uploads are rarely alike, and the memory is better used by the press

/** Decodes bytes as a picture: rotated upright, in sRGB, without metadata. */
export function open(bytes: Uint8Array): Sharp {
  return sharp(bytes, { limitInputPixels: MAX_PICTURE_PIXELS, failOn: 'error' })
    .autoOrient()
    .toColourspace('srgb');
}

/**
 * Decodes the whole picture and encodes it again; the result is the only full-size copy that is stored. PNG stays
 * lossless. @returns also the metadata blocks of the file, none of which is in `bytes` @throws {Refusal}
 * `picture-large`, `picture-unfit`
 */
export async function stripMetadata(bytes: Uint8Array): Promise<{
  bytes: Buffer;
  name: string;
  width: number;
  height: number;
  metadata: MetadataBlocks;
}> {
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
    const isLong = Math.max(metadata.width, metadata.height) > MAX_PICTURE_SIDE;
    const fitting = isLong
      ? upright.resize({ width: MAX_PICTURE_SIDE, height: MAX_PICTURE_SIDE, fit: 'inside' })
      : upright;
    const { data, info } = await write(fitting, format, metadata.hasAlpha).toBuffer({
      resolveWithObject: true,
    });
    return {
      bytes: data,
      name: `original.${info.format === 'jpeg' ? 'jpg' : info.format}`,
      width: info.width,
      height: info.height,
      metadata: { exif: metadata.exif, iptc: metadata.iptc, xmp: metadata.xmp },
    };
  } catch {
    throw new Refusal('picture-unfit'); // truncated or damaged in the middle
  }
}

function write(picture: Sharp, format: PictureFormat, hasAlpha: boolean): Sharp {
  if (format === 'png') return picture.png({ compressionLevel: 6 });
  if (hasAlpha) return picture.webp({ quality: 95, effort: 2 });
  return picture.jpeg({ quality: 95, chromaSubsampling: '4:4:4' });
}
