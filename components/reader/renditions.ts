import type { Shape } from '#body/cropping';
import type { Picture } from '#editorial/reading/shapes';
import { mediaPath } from './addresses.ts';

/** A file that other sites can show: JPEG, as all of them know it; px. */
export type OneFile = { path: string; width: number; height: number };

/** For other sites that show the story: Open Graph, JSON-LD, feeds. */
export function largestJpeg(picture: Picture | null): OneFile | undefined {
  return largestOf(
    picture,
    picture?.renditions.filter((each) => each.width <= 1600),
  );
}

/** The largest crop of that shape; none while there are none of this picture. */
export function crop(picture: Picture | null, shape: Shape): OneFile | undefined {
  return largestOf(
    picture,
    picture?.crops?.filter((each) => each.shape === shape),
  );
}

function largestOf(picture: Picture | null, files: Picture['renditions'] = []): OneFile | undefined {
  const best = files.filter((each) => each.format === 'jpeg').sort((a, b) => b.width - a.width)[0];
  if (!picture || !best) return undefined;
  return { path: mediaPath(picture.assetId, best.name), width: best.width, height: best.height };
}
