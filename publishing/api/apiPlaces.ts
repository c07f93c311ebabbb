import { pathOf } from '#contracts/routes.ts';
import type { Label, Picture, Teaser } from '#editorial/readerQueries/readerTypes.ts';
import { address, articlePath, mediaPath } from '#publishing/addresses.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import type { ApiPicture } from './apiShapes.ts';

/** Whole addresses: what leaves the house must still lead back. */
export const absoluteUrlIn = (frame: PaperFrame) => (path: string) => new URL(path, frame.siteUrl).href;

export function articleAddresses(frame: PaperFrame, slug: string) {
  const absolute = absoluteUrlIn(frame);
  return {
    url: absolute(articlePath(slug)),
    api_url: absolute(pathOf('apiArticle', { slug })),
    ninjs_url: absolute(pathOf('ninjsArticle', { slug })),
  };
}

/** A story that another leads to. */
export const besides =
  (frame: PaperFrame) =>
  ({ slug, language, headline }: Pick<Teaser, 'slug' | 'language' | 'headline'>) => {
    const { url, api_url } = articleAddresses(frame, slug);
    return { slug, language, headline, url, api_url };
  };

export const labelled =
  (frame: PaperFrame, placeOf: (slug: string) => string) =>
  ({ slug, name }: Label) => ({ slug, name, url: absoluteUrlIn(frame)(placeOf(slug)) });

export function asPicture(frame: PaperFrame, picture: Picture): ApiPicture {
  const { assetId, alt, caption, credit, width, height, colour, renditions } = picture;
  return {
    id: assetId,
    alt,
    caption,
    credit,
    width,
    height,
    colour,
    renditions: renditions.map(({ name, format, width, height }) => ({
      url: absoluteUrlIn(frame)(mediaPath(assetId, name)),
      type: `image/${format}` as const,
      width,
      height,
    })),
  };
}

/** The address of a list's following page; null at its end. */
export function nextPage(
  frame: PaperFrame,
  path: string,
  asked: Record<string, string | number | undefined>,
  before: string | null,
): string | null {
  if (before === null) return null;
  const told = Object.entries({ ...asked, before }).map(([name, value]) => [name, value && String(value)]);
  return absoluteUrlIn(frame)(address(path, Object.fromEntries(told)));
}
