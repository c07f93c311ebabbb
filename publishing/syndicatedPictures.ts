import type { Shape } from '#body/cropping.ts';
import type { LiveArticle, Picture } from '#editorial/readerQueries/readerTypes.ts';
import { cardPath, mediaPath } from './addresses.ts';

/** A file that other sites can show: a picture in JPEG, or a drawn card in PNG; in px. */
export type OneFile = { path: string; type: 'image/jpeg' | 'image/png'; width: number; height: number };

const MAX_SHARED_WIDTH = 1600;

/** For other sites that show the story: Open Graph, JSON-LD, feeds. */
export function largestJpeg(picture: Picture | null): OneFile | undefined {
  const files = picture?.renditions.filter(({ width }) => width <= MAX_SHARED_WIDTH);
  return largestOf(picture, files);
}

/** The largest crop of that shape; undefined if the picture has none. */
export function crop(picture: Picture | null, shape: Shape): OneFile | undefined {
  const files = picture?.crops?.filter((each) => each.shape === shape);
  return largestOf(picture, files);
}

/** The picture beside a link to the story on other sites: its lead picture, cropped if possible, else a drawn card. */
export function socialImage(article: LiveArticle): OneFile & { alt: string } {
  const picture = crop(article.lead, '1200x630') ?? largestJpeg(article.lead);
  if (picture) return { ...picture, alt: article.lead?.alt ?? '' };
  const path = cardPath(article.articleId, article.number);
  return { path, type: 'image/png', width: 1200, height: 630, alt: article.headline };
}

function largestOf(picture: Picture | null, files: Picture['renditions'] = []): OneFile | undefined {
  const best = files.filter((each) => each.format === 'jpeg').sort((a, b) => b.width - a.width)[0];
  if (!picture || !best) return undefined;
  const path = mediaPath(picture.assetId, best.name);
  return { path, type: 'image/jpeg', width: best.width, height: best.height };
}
