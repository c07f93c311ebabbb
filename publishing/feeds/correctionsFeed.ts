import { pathOf } from '#contracts/routes.ts';
import type { Correction } from '#editorial/readerQueries/correctionList.ts';
import { absoluteUrl, address, languageParameter, releasePath } from '#publishing/addresses.ts';
import { instantText } from '#publishing/dates.ts';
import { noticeName, noticeText } from '#publishing/noticeText.ts';
import { type PaperFrame, paperName } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { element, htmlText, xml, xmlLine } from '#publishing/xmlText.ts';
import { stableId } from './feedContent.ts';

/** The newest corrections and clarifications as RSS 2.0; each links to the changes of its release. */
export function correctionsFeed(frame: PaperFrame, corrections: Correction[]): string {
  const t = translatorFor(frame.language);
  const language = languageParameter(frame, frame.language);
  const absolute = absoluteUrl(frame);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    element('title', htmlText(xmlLine(`${paperName(frame)}: ${t('corrections.title')}`))),
    element('link', absolute(address(pathOf('corrections'), { language }))),
    element('description', htmlText(t('corrections.intro'))),
    element('language', frame.language),
    element('lastBuildDate', corrections[0]?.at.toUTCString()),
    `<atom:link href="${xml(absolute(address(pathOf('correctionsFeed'), { language })))}" rel="self" type="application/rss+xml"/>`,
    ...corrections.map((each) => item(frame, each)),
    '</channel></rss>\n',
  ].join('\n');
}

function item(frame: PaperFrame, correction: Correction): string {
  const { number, at } = correction;
  const { title, link, category, text } =
    correction.is === 'published' ? publishedNote(correction, frame) : withdrawnNote(correction, frame);
  return [
    '<item>',
    element('title', htmlText(xmlLine(title))),
    element('link', absoluteUrl(frame)(link)),
    element('guid', `${stableId(frame, correction)}:release:${number}`, { isPermaLink: 'false' }),
    element('pubDate', at.toUTCString()),
    element('category', category),
    element('description', htmlText(text.split('\n').map(xmlLine).join('\n'))),
    '</item>',
  ].join('');
}

type Item = { title: string; link: string; category: string; text: string };

function publishedNote(correction: Extract<Correction, { is: 'published' }>, { paper }: PaperFrame): Item {
  const { slug, number, kind, headline, language } = correction;
  return {
    title: `${noticeName(correction, language)}: ${headline}`,
    link: releasePath(slug, number),
    category: translatorFor(language)(`story.kind.${kind}`),
    text: noticeText(correction, { language, paper }),
  };
}

type WithdrawnCorrection = Extract<Correction, { is: 'withdrawn' }>;

/** While the story is withdrawn, its note is not shown. */
function withdrawnNote({ kind, withdrawnAt }: WithdrawnCorrection, { language, paper }: PaperFrame): Item {
  const t = translatorFor(language);
  return {
    title: `${noticeName({ kind, holds: true }, language)}: ${t('corrections.withdrawnStory')}`,
    link: pathOf('corrections'),
    category: t(`story.kind.${kind}`),
    text: t.markup('corrections.withdrawnText', {
      at: instantText(withdrawnAt, language, paper.zone),
      time: (text) => text,
    }),
  };
}
