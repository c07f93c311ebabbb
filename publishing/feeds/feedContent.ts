import { bodyMarkup } from '#body/bodyMarkup.ts';
import type { Body } from '#body/bodyTypes.ts';
import type { FeedStory } from '#editorial/readerQueries/feedStories.ts';
import type { Language } from '#editorial/readerQueries/readerTypes.ts';
import { address, articlePath, languageParameter } from '#publishing/addresses.ts';
import { instantText } from '#publishing/dates.ts';
import { type PaperFrame, paperName } from '#publishing/paperFrame.ts';
import { xmlLine } from '#publishing/xmlText.ts';

export type FeedOf = {
  frame: PaperFrame;
  stories: FeedStory[];
  /** when what it says last changed */
  changedAt: Date | null;
  /** its own address, from the root */
  path: string;
  /** the page that it follows */
  home: string;
  /** of the list, where it isn't the whole paper */
  name?: string | undefined;
};

export const titleOf = ({ frame, name }: Pick<FeedOf, 'frame' | 'name'>) =>
  xmlLine(name ? `${paperName(frame)}: ${name}` : paperName(frame));

/** Stays the same when the story's address changes (RFC 4151). */
export const stableId = (frame: PaperFrame, story: Pick<FeedStory, 'articleId'>) =>
  `tag:${new URL(frame.siteUrl).hostname},2024:article:${story.articleId}`;

/** The body as HTML for other people's readers: whole addresses, one file a picture. */
export async function wholeText(
  frame: PaperFrame,
  story: Pick<FeedStory, 'body' | 'pictures' | 'language' | 'slug'>,
): Promise<string> {
  const page = new URL(articlePath(story.slug), frame.siteUrl).href;
  const root = new URL('/', frame.siteUrl).href;
  return bodyMarkup(story.body as Body, {
    target: 'feed',
    language: story.language,
    pictures: story.pictures,
    timeText: (at) => instantText(at, story.language, frame.paper.zone),
    addressOf: (href) =>
      href.startsWith('#') ? page + href : href.startsWith('/') ? root + href.slice(1) : href,
  });
}

/** A feed's address in the language it is asked for in: what `rel="self"` says, and what a hub is told has changed. */
export const inLanguageOf = (frame: PaperFrame, path: string, language: Language | undefined): string =>
  address(path, { language: language && languageParameter(frame, language) });

/** By which a subscriber finds the hub without reading the feed: https://www.w3.org/TR/websub/#discovery */
export function hubLinks(frame: PaperFrame, path: string): Record<string, string> {
  if (!frame.hub) return {};
  const self = new URL(path, frame.siteUrl).href;
  return { link: `<${encodeURI(frame.hub)}>; rel="hub", <${self}>; rel="self"` };
}
