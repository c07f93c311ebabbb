import type { CatalogueEntry } from '#editorial/readerQueries/articleCatalogue.ts';
import type { LiveArticle, Picture } from '#editorial/readerQueries/readerTypes.ts';
import { absoluteUrl, articlePath, mediaPath } from '#publishing/addresses.ts';
import { stableId } from '#publishing/feeds/feedContent.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';

export type NinjsStory = CatalogueEntry & Partial<Pick<LiveArticle, 'related' | 'translations'>>;

/** The pictures, translations and related stories of a story, as items of ninjs. */
export function associationsOf(frame: PaperFrame, story: NinjsStory) {
  const pageOf = (slug: string) => absoluteUrl(frame)(articlePath(slug));
  const link = (name: string, { slug, language, headline }: LinkedStory, uri: string) => ({
    name,
    uri,
    type: 'text' as const,
    language,
    headlines: [{ role: 'main', value: headline }],
    renditions: [webPage(pageOf(slug))],
  });
  return [
    ...Object.values(story.pictures).map((picture) => asPictureItem(frame, picture, story.lead?.assetId)),
    ...(story.translations ?? []).map((each) => link('translation', each, pageOf(each.slug))),
    ...(story.related ?? []).map((each) => link('related', each, stableId(frame, each))),
  ];
}

type LinkedStory = { slug: string; language: string; headline: string };

export const webPage = (href: string) => ({ name: 'web', href, contentType: 'text/html' });

function asPictureItem(frame: PaperFrame, picture: Picture, leadId: Picture['assetId'] | undefined) {
  const { assetId, alt, caption, credit } = picture;
  return {
    name: assetId === leadId ? 'lead' : 'picture',
    uri: `tag:${new URL(frame.siteUrl).hostname},2024:asset:${assetId}`,
    type: 'picture' as const,
    ...(credit && { by: credit, copyrightNotice: credit }),
    descriptions: [
      { role: 'alt', value: alt },
      { role: 'caption', value: caption },
    ].filter(({ value }) => value),
    renditions: picture.renditions.map(({ name, format, width, height }) => ({
      name: `${format}-${width}`,
      href: absoluteUrl(frame)(mediaPath(assetId, name)),
      contentType: `image/${format}`,
      width,
      height,
    })),
  };
}
