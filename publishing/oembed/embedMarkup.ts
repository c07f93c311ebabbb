import { directionOf } from '#body/direction.ts';
import type { LiveArticle } from '#editorial/readerQueries/readerTypes.ts';
import { absoluteUrl, articlePath, authorPath, mediaPath } from '#publishing/addresses.ts';
import { type PaperFrame, paperName } from '#publishing/paperFrame.ts';
import { element, xml, xmlLine } from '#publishing/xmlText.ts';

/** in px */
type Size = { width: number; height: number };
type Embedding = Record<string, string | number>;

/** A quotation with a headline and a standfirst, in type of 16 px. */
const card: Size = { width: 600, height: 200 };
const smallest: Size = { width: 240, height: 120 };

/** Seconds for which a site may keep the answer: the longest time until it notices a withdrawal. */
const CACHE_SECONDS = 3_600;

/** The answer according to https://oembed.com, section 2.3: a card if it fits, else a link. */
export function embedding(frame: PaperFrame, article: LiveArticle, max: Size): Embedding {
  const absolute = absoluteUrl(frame);
  const [author] = article.bylines;
  const about = {
    version: '1.0',
    title: xmlLine(article.headline),
    ...(author && { author_name: xmlLine(author.name), author_url: absolute(authorPath(author.slug)) }),
    provider_name: xmlLine(paperName(frame)),
    provider_url: absolute('/'),
    cache_age: CACHE_SECONDS,
    ...thumbnail(frame, article, max),
  };
  if (max.width < smallest.width || max.height < smallest.height) return { type: 'link', ...about };
  return {
    type: 'rich',
    ...about,
    html: cardOf(frame, article),
    width: Math.min(card.width, max.width),
    height: Math.min(card.height, max.height),
  };
}

/** Plain elements that need no style sheet and no script. */
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
function thumbnail(frame: PaperFrame, { lead }: LiveArticle, max: Size): Embedding {
  const [file] = (lead?.renditions ?? [])
    .filter(({ format, width, height }) => format === 'jpeg' && width <= max.width && height <= max.height)
    .toSorted((a, b) => b.width - a.width);
  if (!lead || !file) return {};
  return {
    thumbnail_url: absoluteUrl(frame)(mediaPath(lead.assetId, file.name)),
    thumbnail_width: file.width,
    thumbnail_height: file.height,
  };
}

export const asJson = (embedding: Embedding): string => `${JSON.stringify(embedding)}\n`;

export const asXml = (embedding: Embedding): string =>
  [
    '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>',
    ...Object.entries(embedding).map(([name, value]) => element(name, String(value))),
    '</oembed>\n',
  ].join('');
