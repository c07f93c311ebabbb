import { pathOf } from '#contracts/routes.ts';
import type { Label, Picture, Teaser } from '#editorial/readerQueries/readerTypes.ts';
import { absoluteUrl, address, articlePath, mediaPath } from '#publishing/addresses.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import type { ApiPicture } from './answerSchemas.ts';

export function articleAddresses(frame: PaperFrame, slug: string) {
  const absolute = absoluteUrl(frame);
  return {
    url: absolute(articlePath(slug)),
    api_url: absolute(pathOf('apiArticle', { slug })),
    ninjs_url: absolute(pathOf('ninjsArticle', { slug })),
  };
}

/** A link to another story. */
export const storyLink =
  (frame: PaperFrame) =>
  ({ slug, language, headline }: Pick<Teaser, 'slug' | 'language' | 'headline'>) => {
    const { url, api_url } = articleAddresses(frame, slug);
    return { slug, language, headline, url, api_url };
  };

export const labelled =
  (frame: PaperFrame, placeOf: (slug: string) => string) =>
  ({ slug, name }: Label) => ({ slug, name, url: absoluteUrl(frame)(placeOf(slug)) });

export function asPicture(frame: PaperFrame, picture: Picture): ApiPicture {
  const { assetId, alt, caption, credit, width, height, colour } = picture;
  const renditions = picture.renditions.map(({ name, format, width, height }) => {
    const url = absoluteUrl(frame)(mediaPath(assetId, name));
    return { url, type: `image/${format}` as const, width, height };
  });
  return { id: assetId, alt, caption, credit, width, height, colour, renditions };
}

/** The address of a list's following page; null at its end. */
export function nextPage(
  frame: PaperFrame,
  path: string,
  query: Record<string, string | number | undefined>,
  before: string | null,
): string | null {
  if (before === null) return null;
  const texts = Object.entries({ ...query, before }).map(([name, value]) => [name, value && String(value)]);
  return absoluteUrl(frame)(address(path, Object.fromEntries(texts)));
}
