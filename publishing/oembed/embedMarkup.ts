import { directionOf } from '#body/direction.ts';
import type { LiveArticle } from '#editorial/readerQueries/readerTypes.ts';
import { articlePath, authorPath, mediaPath } from '#publishing/addresses.ts';
import { absoluteUrl } from '#publishing/linkedData/linkedData.ts';
import { type PaperFrame, paperName } from '#publishing/paperFrame.ts';
import { element, xml, xmlLine } from '#publishing/xmlText.ts';

/** px */
type Room = { width: number; height: number };
type Embedding = Record<string, string | number>;

/** A quotation with a headline and a standfirst, in type of 16 px. */
const card: Room = { width: 600, height: 200 };
const smallest: Room = { width: 240, height: 120 };

/** Seconds for which a site may show what it was told. A withdrawal should not have to wait longer. */
const lasts = 3_600;

/** What https://oembed.com, section 2.3, lets be said: a card where there is room for it, else a link. */
export function embedding(frame: PaperFrame, article: LiveArticle, room: Room): Embedding {
  const absolute = absoluteUrl(frame);
  const [author] = article.bylines;
  const about = {
    version: '1.0',
    title: xmlLine(article.headline),
    ...(author && { author_name: xmlLine(author.name), author_url: absolute(authorPath(author.slug)) }),
    provider_name: xmlLine(paperName(frame)),
    provider_url: absolute('/'),
    cache_age: lasts,
    ...thumbnail(frame, article, room),
  };
  if (room.width < smallest.width || room.height < smallest.height) return { type: 'link', ...about };
  return {
    type: 'rich',
    ...about,
    html: cardOf(frame, article),
    width: Math.min(card.width, room.width),
    height: Math.min(card.height, room.height),
  };
}

/** Plain elements that say everything without a style or a script of ours. */
function cardOf(frame: PaperFrame, { slug, headline, standfirst, language }: LiveArticle): string {
  const address = xml(absoluteUrl(frame)(articlePath(slug)));
  return [
    `<blockquote lang="${language}" dir="${directionOf(language)}" cite="${address}">`,
    `<p><a href="${address}">${xml(xmlLine(headline))}</a></p>`,
    element('p', xmlLine(standfirst)),
    element('footer', xmlLine(paperName(frame))),
    '</blockquote>',
  ].join('');
}

/** The largest file that fits. */
function thumbnail(frame: PaperFrame, { lead }: LiveArticle, room: Room): Embedding {
  const [file] = (lead?.renditions ?? [])
    .filter(({ format, width, height }) => format === 'jpeg' && width <= room.width && height <= room.height)
    .toSorted((a, b) => b.width - a.width);
  if (!lead || !file) return {};
  return {
    thumbnail_url: absoluteUrl(frame)(mediaPath(lead.assetId, file.name)),
    thumbnail_width: file.width,
    thumbnail_height: file.height,
  };
}

export const asJson = (told: Embedding): string => `${JSON.stringify(told)}\n`;

export const asXml = (told: Embedding): string =>
  [
    '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>',
    ...Object.entries(told).map(([name, value]) => element(name, String(value))),
    '</oembed>\n',
  ].join('');
