import { pathOf } from '#contracts/routes.ts';
import { absoluteUrl, articlePath, authorPath } from '#publishing/addresses.ts';
import { paperTagline } from '#publishing/paperFrame.ts';
import { largestJpeg } from '#publishing/syndicatedPictures.ts';
import { xmlLine } from '#publishing/xmlText.ts';
import { type FeedOf, stableId, storyHtml, titleOf } from './feedContent.ts';

/** JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/ */
export async function jsonFeed(feed: FeedOf): Promise<string> {
  const { frame, stories, path, home } = feed;
  const absolute = absoluteUrl(frame);
  const items = stories.map(async (story) => {
    const picture = largestJpeg(story.lead);
    return {
      id: stableId(frame, story),
      url: absolute(articlePath(story.slug)),
      title: xmlLine(story.headline),
      summary: xmlLine(story.standfirst || story.teaser),
      content_html: await storyHtml(frame, story),
      image: picture && absolute(picture.path),
      date_published: story.firstReleasedAt.toISOString(),
      date_modified: story.modifiedAt.toISOString(),
      authors: story.bylines.map(({ name, slug }) => {
        return { name: xmlLine(name), url: absolute(authorPath(slug)) };
      }),
      tags: story.topics.map((topic) => xmlLine(topic.name)),
      language: story.language,
    };
  });
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: titleOf(feed),
    description: xmlLine(paperTagline(frame)) || undefined,
    home_page_url: absolute(home),
    feed_url: absolute(path),
    favicon: absolute(pathOf('icon')),
    hubs: frame.hub ? [{ type: 'WebSub', url: frame.hub }] : undefined,
    language: frame.language,
    items: await Promise.all(items),
  });
}
