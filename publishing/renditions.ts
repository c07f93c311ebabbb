import type { Shape } from '#body/cropping.ts';
import type { LiveArticle, Picture } from '#editorial/readerQueries/readerTypes.ts';
import { cardPath, mediaPath } from './addresses.ts';

/** A file that other sites can show: JPEG, as all of them know it, or a card in PNG; px. */
export type OneFile = { path: string; type: 'image/jpeg' | 'image/png'; width: number; height: number };

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

/** What stands beside a link to the story: its picture cut for that, else a card that is drawn for it. */
export function shareImage(article: LiveArticle): OneFile & { alt: string } {
  const picture = crop(article.lead, '1200x630') ?? largestJpeg(article.lead);
  if (picture) return { ...picture, alt: article.lead?.alt ?? '' };
  return {
    path: cardPath(article.articleId, article.number),
    type: 'image/png',
    width: 1200,
    height: 630,
    alt: article.headline,
  };
}

function largestOf(picture: Picture | null, files: Picture['renditions'] = []): OneFile | undefined {
  const best = files.filter((each) => each.format === 'jpeg').sort((a, b) => b.width - a.width)[0];
  if (!picture || !best) return undefined;
  const path = mediaPath(picture.assetId, best.name);
  return { path, type: 'image/jpeg', width: best.width, height: best.height };
}
