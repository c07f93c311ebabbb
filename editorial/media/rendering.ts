import sharp, { type Sharp } from 'sharp';
import type { Rendition } from '#db/schema/assets';
import { mostPixels } from './decoding.ts';

const steps = [320, 640, 960, 1280, 1920];
const widestAvif = 1280;

export type Rendered = Omit<Rendition, 'key'> & { data: Buffer };

/**
 * The sizes that readers get, never larger than the picture; its own width too, when the steps stop well below it.
 * Efforts are low: on two cores a 1,600 px photograph takes about 0.3 s, and AVIF at effort 0 is still the smallest.
 */
export async function renderRenditions(
  master: Uint8Array,
  width: number,
): Promise<{ renditions: Rendered[]; colour: string }> {
  const widths = widthsFor(width);
  const widest = widths.at(-1) ?? width;
  // Decode once, at the largest size that is needed: memory stays the same whatever was sent.
  const { data, info } = await sharp(master, { limitInputPixels: mostPixels })
    .resize(widest)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const base = () =>
    sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels as 3 | 4 } });
  const wanted = widths.flatMap((width) => [
    ...(width <= widestAvif ? [{ width, format: 'avif' as const }] : []),
    { width, format: 'webp' as const },
    { width, format: 'jpeg' as const },
  ]);
  const [renditions, { dominant }] = await Promise.all([
    Promise.all(wanted.map(({ width, format }) => renderOne(base().resize(width), width, format))),
    base()
      .resize(96)
      .flatten({ background: '#ffffff' })
      .png()
      .toBuffer()
      .then((small) => sharp(small).stats()),
  ]);
  const hex = (value: number) => Math.round(value).toString(16).padStart(2, '0');
  return { renditions, colour: `#${hex(dominant.r)}${hex(dominant.g)}${hex(dominant.b)}` };
}

export function widthsFor(own: number): number[] {
  const widths = steps.filter((step) => step <= own);
  const last = widths.at(-1) ?? 0;
  return own < (steps.at(-1) ?? 0) && own > last * 1.2 ? [...widths, own] : widths;
}

async function renderOne(picture: Sharp, width: number, format: Rendition['format']): Promise<Rendered> {
  const written =
    format === 'avif'
      ? picture.avif({ quality: 52, effort: 0 })
      : format === 'webp'
        ? picture.webp({ quality: 78, effort: 2 })
        : picture.flatten({ background: '#ffffff' }).jpeg({ quality: 80, progressive: true });
  const { data, info } = await written.toBuffer({ resolveWithObject: true });
  const name = `${width}.${format === 'jpeg' ? 'jpg' : format}`;
  return { name, format, width: info.width, height: info.height, bytes: data.byteLength, data };
}
