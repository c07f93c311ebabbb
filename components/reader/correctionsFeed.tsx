import type { Correction } from '#editorial/reading/corrections';
import { address, languageParameter, releasePath } from './addresses.ts';
import { type Frame, paperName } from './frame.ts';
import { wordsFor } from './words.ts';
import { element, line, xml } from './xml.ts';

/** The newest corrections and clarifications as RSS 2.0; each leads to what its release changed. */
export function correctionsFeed(frame: Frame, corrections: Correction[]): string {
  const t = wordsFor(frame.language);
  const language = languageParameter(frame, frame.language);
  const absolute = (path: string) => new URL(path, frame.siteUrl).href;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    element('title', line(`${paperName(frame)}: ${t('corrections.title')}`)),
    element('link', absolute(address('/corrections', { language }))),
    element('description', t('corrections.intro')),
    element('language', frame.language),
    element('lastBuildDate', corrections[0]?.at.toUTCString()),
    `<atom:link href="${xml(absolute(address('/corrections/feed.xml', { language })))}" rel="self" type="application/rss+xml"/>`,
    ...corrections.map((each) => item(frame, each)),
    '</channel></rss>\n',
  ].join('\n');
}

function item(frame: Frame, correction: Correction): string {
  const { articleId, number, kind, note, at, slug, headline, language } = correction;
  const site = new URL(frame.siteUrl);
  const said = wordsFor(language)(`story.kind.${kind}`);
  return [
    '<item>',
    element('title', line(`${said}: ${headline}`)),
    element('link', new URL(releasePath(slug, number), site).href),
    element('guid', `tag:${site.hostname},2024:article:${articleId}:release:${number}`, {
      isPermaLink: 'false',
    }),
    element('pubDate', at.toUTCString()),
    element('category', said),
    element('description', note),
    '</item>',
  ].join('');
}
