import type { FeedStory } from '#editorial/readerQueries/feedStories.ts';
import type { Label } from '#editorial/readerQueries/readerTypes.ts';
import { absoluteUrl, articlePath, sectionPath, topicPath } from '#publishing/addresses.ts';
import { type PaperFrame, paperTagline } from '#publishing/paperFrame.ts';
import { largestJpeg } from '#publishing/syndicatedPictures.ts';
import { element, htmlText, xml, xmlLine } from '#publishing/xmlText.ts';
import { type FeedOf, stableId, storyHtml, titleOf } from './feedContent.ts';

const namespaces = [
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:atom="http://www.w3.org/2005/Atom"',
  'xmlns:media="http://search.yahoo.com/mrss/"',
].join(' ');

/** Minutes for which a feed reader may keep the feed; a hub announces earlier changes. */
const TTL_MINUTES = '15';

/**
 * RSS 2.0 with whole texts and the modules of its profile: https://www.rssboard.org/rss-specification. Not written with
 * `feedsmith`, which needs as much code, indents the text of titles, and uses 20 MB of memory; the tests parse the
 * feed with it.
 */
export async function rss(feed: FeedOf): Promise<string> {
  const { frame, stories, path, home } = feed;
  const absolute = absoluteUrl(frame);
  const title = titleOf(feed);
  const items = await Promise.all(stories.map((story) => item(frame, story)));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<rss version="2.0" ${namespaces}><channel>`,
    element('title', htmlText(title)),
    element('link', absolute(home)),
    element('description', htmlText(xmlLine(paperTagline(frame)) || title)),
    element('language', frame.language),
    element('lastBuildDate', feed.changedAt?.toUTCString()),
    element('generator', 'Copydesk'),
    element('ttl', TTL_MINUTES),
    `<atom:link href="${xml(absolute(path))}" rel="self" type="application/rss+xml"/>`,
    frame.hub ? `<atom:link href="${xml(frame.hub)}" rel="hub"/>` : '',
    ...items,
    '</channel></rss>\n',
  ]
    .filter(Boolean)
    .join('\n');
}

async function item(frame: PaperFrame, story: FeedStory): Promise<string> {
  const absolute = absoluteUrl(frame);
  const { section, language } = story;
  const isForeign = language !== frame.language;
  const category = ({ name, slug }: Label, pathTo: (slug: string) => string) =>
    element('category', xmlLine(name), { domain: absolute(pathTo(slug)) });
  return [
    isForeign ? `<item xml:lang="${language}">` : '<item>',
    element('title', htmlText(xmlLine(story.headline))),
    element('description', htmlText(xmlLine(story.standfirst || story.teaser))),
    element('link', absolute(articlePath(story.slug))),
    element('guid', stableId(frame, story), { isPermaLink: 'false' }),
    element('pubDate', story.firstReleasedAt.toUTCString()),
    ...story.bylines.map((author) => element('dc:creator', xmlLine(author.name))),
    isForeign ? element('dc:language', language) : '',
    section ? category(section, sectionPath) : '',
    ...story.topics.map((topic) => category(topic, topicPath)),
    element('content:encoded', await storyHtml(frame, story)),
    mediaElements(frame, story),
    '</item>',
  ].join('');
}

/** https://www.rssboard.org/media-rss */
function mediaElements(frame: PaperFrame, { lead }: FeedStory): string {
  const picture = largestJpeg(lead);
  if (!lead || !picture) return '';
  const { width, height } = picture;
  const url = xml(absoluteUrl(frame)(picture.path));
  return [
    `<media:content url="${url}" type="image/jpeg" medium="image" width="${width}" height="${height}">`,
    element('media:description', xmlLine(lead.caption || lead.alt), { type: 'plain' }),
    element('media:credit', xmlLine(lead.credit)),
    '</media:content>',
  ].join('');
}
