import sharp, { type Sharp } from 'sharp';
import type { Size } from '#body/cropping.ts';
import { mapInSequence } from '#contracts/concurrencyLimit.ts';
import type { Rendition } from '#db/schema/assets.ts';
import { MAX_PICTURE_PIXELS } from './pictureLimits.ts';

const steps = [320, 480, 640, 960, 1280, 1920];
const MAX_AVIF_WIDTH = 1280;
const MIN_CROP_HEIGHT = 960;
const MAX_DECODED_PIXELS = 16_000_000;

export type Rendered = Omit<Rendition, 'key'> & { data: Buffer };
type Format = Rendition['format'];

/** A picture decoded once, at the largest size that its results need: memory use does not depend on the upload. */
export type Decoded = Size & { open(): Sharp };

/** Decodes a full-size picture at the largest size that its renditions and crops need. */
export async function decode(master: Uint8Array, size: Size): Promise<Decoded> {
  const { data, info } = await sharp(master, { limitInputPixels: MAX_PICTURE_PIXELS })
    .resize(widthToDecode(size))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels as 3 | 4 };
  return { width: info.width, height: info.height, open: () => sharp(data, { raw }) };
}

/** The width at which to decode a picture. The crops of a panorama need its full height. */
function widthToDecode({ width, height }: Size): number {
  const widest = widthsFor(width).at(-1) ?? width;
  const highEnough = Math.ceil((width * MIN_CROP_HEIGHT) / height);
  const bounded = Math.floor(Math.sqrt((MAX_DECODED_PIXELS * width) / height));
  return Math.min(width, Math.max(widest, Math.min(highEnough, bounded)));
}

/**
 * The renditions for readers, never larger than the picture (see `widthsFor`). Encoder effort is low because an editor
 * waits for them: see docs/decisions/picture-encoding.md.
 */
export async function renderRenditions(picture: Decoded, ownWidth: number): Promise<Rendered[]> {
  const targets = widthsFor(ownWidth).flatMap((width) => [
    ...(width <= MAX_AVIF_WIDTH ? [{ width, format: 'avif' as const }] : []),
    { width, format: 'webp' as const },
    { width, format: 'jpeg' as const },
  ]);
  return mapInSequence(targets, async ({ width, format }) => ({
    name: `${width}.${endingOf(format)}`,
    ...(await encodePicture(picture.open().resize(width), format)),
  }));
}

/** The colour that is shown until the picture has loaded, as `#rrggbb`. */
export async function dominantColour(picture: Decoded): Promise<string> {
  const small = await picture
    .open()
    .resize({ width: 96, height: 960, fit: 'inside' }) // a picture of a few px by thousands is not enlarged
    .flatten({ background: '#ffffff' })
    .png()
    .toBuffer();
  const { dominant } = await sharp(small).stats();
  const hex = (value: number) => Math.round(value).toString(16).padStart(2, '0');
  return `#${hex(dominant.r)}${hex(dominant.g)}${hex(dominant.b)}`;
}

/**
 * The widths of renditions, in px: the steps up to the picture's own width, and that width if it is well above the last
 * step.
 */
export function widthsFor(ownWidth: number, of: number[] = steps): number[] {
  const widths = of.filter((step) => step <= ownWidth);
  const last = widths.at(-1) ?? 0;
  return ownWidth < (of.at(-1) ?? 0) && ownWidth > last * 1.2 ? [...widths, ownWidth] : widths;
}

export const endingOf = (format: Format) => (format === 'jpeg' ? 'jpg' : format);

const encoders: Record<Format, (picture: Sharp) => Sharp> = {
  avif: (picture) => picture.avif({ quality: 48, effort: 1 }),
  webp: (picture) => picture.webp({ quality: 78, effort: 2 }),
  jpeg: (picture) => picture.flatten({ background: '#ffffff' }).jpeg({ quality: 80, progressive: true }),
};

/** Encodes a rendition with the project's quality settings (docs/decisions/picture-encoding.md). */
export async function encodePicture(picture: Sharp, format: Format): Promise<Omit<Rendered, 'name'>> {
  const { data, info } = await encoders[format](picture).toBuffer({ resolveWithObject: true });
  return { format, width: info.width, height: info.height, bytes: data.byteLength, data };
}
