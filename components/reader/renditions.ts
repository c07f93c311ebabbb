import type { Picture } from '#editorial/reading/shapes';
import { mediaPath } from './addresses.ts';

/** For other sites that show the story: Open Graph, JSON-LD, feeds. */
export function largestJpeg(
  picture: Picture | null,
): { path: string; width: number; height: number } | undefined {
  const best = picture?.renditions
    .filter((each) => each.format === 'jpeg' && each.width <= 1600)
    .sort((a, b) => b.width - a.width)[0];
  if (!picture || !best) return undefined;
  return { path: mediaPath(picture.assetId, best.name), width: best.width, height: best.height };
}
