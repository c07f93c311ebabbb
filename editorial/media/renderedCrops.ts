import { type Focus, type Shape, shapes, windowOf } from '#body/cropping.ts';
import { mapInSequence } from '#contracts/concurrencyLimit.ts';
import type { Crop } from '#db/schema/assets.ts';
import { type Decoded, encodePicture, endingOf, widthsFor } from './pictureEncoding.ts';

export type RenderedCrop = Crop & { data: Buffer };

/**
 * Story lists show 4:3, in several formats for browsers. Other sites use the other shapes, as one large file.
 */
const cropTargets: Record<Shape, { widths: number[]; formats: Crop['format'][] }> = {
  '4:3': { widths: [320, 640, 960, 1280], formats: ['avif', 'webp', 'jpeg'] },
  '1:1': { widths: [1200], formats: ['jpeg'] },
  '1200x630': { widths: [1200], formats: ['jpeg'] },
};

/**
 * The crops of a picture in each shape, never enlarged. Their names contain shape, width and focus, so the content of
 * an address never changes.
 */
export async function renderCrops(picture: Decoded, focus: Focus): Promise<RenderedCrop[]> {
  const all = Object.keys(cropTargets) as Shape[];
  return (await mapInSequence(all, (shape) => renderShape(picture, shape, focus))).flat();
}

async function renderShape(picture: Decoded, shape: Shape, focus: Focus): Promise<RenderedCrop[]> {
  const part = windowOf(picture, shape, focus);
  const { widths, formats } = cropTargets[shape];
  const targets = widthsFor(part.width, widths).flatMap((width) =>
    formats.map((format) => ({ width, format })),
  );
  return mapInSequence(targets, async ({ width, format }) => {
    const height = Math.max(1, Math.round(width / shapes[shape]));
    const cropped = picture.open().extract(part).resize(width, height, { fit: 'fill' });
    return { name: nameOf(shape, width, focus, format), shape, ...(await encodePicture(cropped, format)) };
  });
}

const nameOf = (shape: Shape, width: number, { x, y }: Focus, format: Crop['format']) =>
  `${shape.replace(':', 'x')}-${width}-${x}-${y}.${endingOf(format)}`;
