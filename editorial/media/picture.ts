import type { Picture } from '#db/schema/releases';
import type { Asset } from './listing.ts';

/** A picture in the shape in which a release freezes it. */
export function pictureOf(row: Omit<Asset, 'fileName' | 'rights' | 'createdAt'>): Picture {
  const { id, alt, caption, credit, width, height, colour } = row;
  const renditions = row.renditions.map(({ name, format, width, height }) => ({
    name,
    format,
    width,
    height,
  }));
  return { assetId: id, alt, caption, credit, width, height, colour, renditions };
}
