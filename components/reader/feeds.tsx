import type { Body } from '#body/body';
import { renderBody } from '#body/render';
import type { FeedStory } from '#editorial/reading/feeds';
import { address, articlePath, languageParameter } from './addresses.ts';
import { type Frame, paperName, paperTagline } from './frame.ts';
import { largestJpeg } from './renditions.ts';
import { element, line, xml } from './xml.ts';

type Whole = Pick<FeedStory, 'body' | 'pictures' | 'language'>;
type Feed = { frame: Frame; stories: FeedStory[]; path: string; name?: string };

/** RSS 2.0 with whole texts: https://www.rssboard.org/rss-specification, content: and dc: modules, atom:link. */
export async function rss({ frame, stories, path, name }: Feed): Promise<string> {
  const absolute = absolutely(frame);
  const title = line(name ? `${paperName(frame)}: ${name}` : paperName(frame));
  const newest = Math.max(0, ...stories.map((story) => story.releasedAt.getTime()));
  const items = await Promise.all(stories.map((story) => rssItem(frame, story)));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><channel>',
    element('title', title),
    element('link', absolute(address('/', { language: languageParameter(frame, frame.language) }))),
    element('description', line(paperTagline(frame)) || title),
    element('language', frame.language),
    element('lastBuildDate', newest ? new Date(newest).toUTCString() : null),
    element('generator', 'Copydesk'),
    `<atom:link href="${xml(absolute(path))}" rel="self" type="application/rss+xml"/>`,
    frame.hub ? `<atom:link href="${xml(frame.hub)}" rel="hub"/>` : '',
    ...items,
    '</channel></rss>\n',
  ].join('\n');
}

async function rssItem(frame: Frame, story: FeedStory): Promise<string> {
  const absolute = absolutely(frame);
  const picture = largestJpeg(story.lead);
  const media = picture && {
    url: absolute(picture.path),
    width: picture.width,
    height: picture.height,
  };
  return [
    '<item>',
    element('title', line(story.headline)),
    element('link', absolute(articlePath(story.slug))),
    element('guid', stableId(frame, story), { isPermaLink: 'false' }),
    element('pubDate', story.firstReleasedAt.toUTCString()),
    ...story.bylines.map((author) => element('dc:creator', line(author.name))),
    ...story.topics.map((topic) => element('category', line(topic.name))),
    element('description', story.standfirst || story.teaser),
    element('content:encoded', await wholeText(frame, story)),
    media &&
      `<media:content url="${xml(media.url)}" type="image/jpeg" medium="image" width="${media.width}" height="${media.height}"/>`,
    '</item>',
  ]
    .filter(Boolean)
    .join('');
}

/** JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/ */
export async function jsonFeed({ frame, stories, path }: Feed): Promise<string> {
  const absolute = absolutely(frame);
  const items = stories.map(async (story) => {
    const picture = largestJpeg(story.lead);
    return {
      id: stableId(frame, story),
      url: absolute(articlePath(story.slug)),
      title: line(story.headline),
      summary: story.standfirst || story.teaser,
      content_html: await wholeText(frame, story),
      image: picture && absolute(picture.path),
      date_published: story.firstReleasedAt.toISOString(),
      date_modified: story.modifiedAt.toISOString(),
      authors: story.bylines.map((author) => ({ name: line(author.name) })),
      tags: story.topics.map((topic) => line(topic.name)),
      language: story.language,
    };
  });
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: line(paperName(frame)),
    description: line(paperTagline(frame)) || undefined,
    home_page_url: absolute('/'),
    feed_url: absolute(path),
    hubs: frame.hub ? [{ type: 'WebSub', url: frame.hub }] : undefined,
    language: frame.language,
    items: await Promise.all(items),
  });
}

const absolutely = (frame: Frame) => (path: string) => new URL(path, frame.siteUrl).href;

/** Stays the same when the story's address changes (RFC 4151). */
export const stableId = (frame: Frame, story: Pick<FeedStory, 'articleId'>) =>
  `tag:${new URL(frame.siteUrl).hostname},2024:article:${story.articleId}`;

/**
 * The body as HTML for other people's readers: whole addresses, one file a picture. React escapes quotes
 * in text, so what looks like an attribute here is one.
 */
export async function wholeText(frame: Frame, story: Whole): Promise<string> {
  const { renderToStaticMarkup } = await import('react-dom/server');
  const body = renderBody(story.body as Body, { language: story.language, pictures: story.pictures });
  return renderToStaticMarkup(body)
    .replace(/<source [^>]*>/g, '')
    .replace(/ (?:srcSet|sizes|style|loading|fetchPriority|decoding)="[^"]*"/gi, '')
    .replace(/ (href|src)="\/(?!\/)/g, (_, name: string) => ` ${name}="${new URL('/', frame.siteUrl).href}`);
}

/** A feed's address in the language it is asked for in: what `rel="self"` says, and what a hub is told has changed. */
export const feedPath = (frame: Frame, path: string): string =>
  address(path, { language: languageParameter(frame, frame.language) });

/** By which a subscriber finds the hub without reading the feed: https://www.w3.org/TR/websub/#discovery */
export function hubLinks(frame: Frame, path: string): Record<string, string> {
  if (!frame.hub) return {};
  const self = new URL(path, frame.siteUrl).href;
  return { link: `<${encodeURI(frame.hub)}>; rel="hub", <${self}>; rel="self"` };
}
