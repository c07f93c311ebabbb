import { bodyMarkup } from '#body/bodyMarkup.ts';
import type { Body } from '#body/bodyTypes.ts';
import type { FeedStory } from '#editorial/readerQueries/feedStories.ts';
import { absoluteUrl, articlePath } from '#publishing/addresses.ts';
import { instantText } from '#publishing/dates.ts';
import { type PaperFrame, paperName } from '#publishing/paperFrame.ts';
import { xmlLine } from '#publishing/xmlText.ts';

export type FeedOf = {
  frame: PaperFrame;
  stories: FeedStory[];
  /** when its content last changed */
  changedAt: Date | null;
  /** the path of the feed */
  path: string;
  /** the path of the page that lists the same stories */
  home: string;
  /** name of the list; absent for the whole paper */
  name?: string | undefined;
};

export const titleOf = ({ frame, name }: Pick<FeedOf, 'frame' | 'name'>) =>
  xmlLine(name ? `${paperName(frame)}: ${name}` : paperName(frame));

/** Stays the same when the story's address changes (RFC 4151). */
export const stableId = (frame: PaperFrame, story: Pick<FeedStory, 'articleId'>) =>
  `tag:${new URL(frame.siteUrl).hostname},2024:article:${story.articleId}`;

type StoryText = Pick<FeedStory, 'body' | 'pictures' | 'language' | 'slug'>;

/** The body as HTML for feed readers: absolute addresses, one file for each picture. */
export async function storyHtml(frame: PaperFrame, story: StoryText): Promise<string> {
  const absolute = absoluteUrl(frame);
  const page = absolute(articlePath(story.slug));
  return bodyMarkup(story.body as Body, {
    target: 'feed',
    language: story.language,
    pictures: story.pictures,
    timeText: (at) => instantText(at, story.language, frame.paper.zone),
    addressOf: (href) => {
      if (href.startsWith('#')) return page + href;
      return href.startsWith('/') ? absolute('/') + href.slice(1) : href;
    },
  });
}
