import type { ImageObject, NewsArticle, Person } from 'schema-dts';
import type { Label, LiveArticle, Picture, Translation } from '#editorial/readerQueries/readerTypes.ts';
import { absoluteUrl, articlePath, authorPath } from '#publishing/addresses.ts';
import { noticeText } from '#publishing/noticeText.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { crop, largestJpeg } from '#publishing/syndicatedPictures.ts';
import { xmlLine } from '#publishing/xmlText.ts';
import { inContext, publisher } from './linkedData.ts';
import { liveBlog } from './liveBlog.ts';
import { partOfSeries } from './seriesData.ts';

/** Maximum characters of a headline that search engines show; a grapheme counts as one. */
const MAX_SHOWN_CHARACTERS = 110;

/** https://schema.org/NewsArticle, as https://developers.google.com/search/docs/appearance/structured-data/article needs. */
export function newsArticle(frame: PaperFrame, article: LiveArticle) {
  const absolute = absoluteUrl(frame);
  const { headline, bylines, language } = article;
  const address = absolute(articlePath(article.slug));
  const shown = bounded(headline, language);
  const person = ({ name, slug }: Label): Person => {
    return { '@type': 'Person', name, url: absolute(authorPath(slug)) };
  };
  const data = {
    '@type': 'NewsArticle',
    '@id': `${address}#article`,
    mainEntityOfPage: { '@type': 'WebPage', '@id': address },
    url: address,
    headline: shown,
    alternativeHeadline: shown === headline ? undefined : headline,
    description: article.standfirst || article.teaser,
    inLanguage: language,
    datePublished: article.firstReleasedAt.toISOString(),
    dateModified: article.modifiedAt.toISOString(),
    articleSection: article.section?.name,
    keywords: article.topics.map(({ name }) => name),
    wordCount: article.wordCount,
    isAccessibleForFree: true,
    ...publicationOf(frame, article),
    author: bylines.length > 0 ? bylines.map(person) : publisher(frame),
    publisher: publisher(frame),
    image: article.lead ? images(frame, article.lead) : undefined,
    correction: article.corrections.map((notice) => ({
      '@type': 'CorrectionComment' as const,
      text: noticeText(notice, { language, paper: frame.paper }),
      datePublished: notice.at.toISOString(),
      dateModified: notice.events.at(-1)?.at.toISOString(),
    })),
    ...translations(frame, article.translations),
  } as const satisfies NewsArticle;
  const blog = liveBlog(article, address);
  return blog ? inContext({ ...data, ...blog }) : inContext(data);
}

/** The paper, and the series of the article. */
function publicationOf(frame: PaperFrame, { series, language }: LiveArticle) {
  const absolute = absoluteUrl(frame);
  const { name } = publisher(frame);
  const site = { '@type': 'WebSite', '@id': absolute('/#site'), name, url: absolute('/') } as const;
  if (!series) return { isPartOf: site };
  const { isPartOf, position } = partOfSeries(frame, series, language);
  return { isPartOf: [site, isPartOf], position };
}

/** The lead picture in the three shapes that Google requires; uncropped if it has no crops. */
function images(frame: PaperFrame, picture: Picture): ImageObject[] {
  const absolute = absoluteUrl(frame);
  const cut = (['1200x630', '4:3', '1:1'] as const).map((shape) => crop(picture, shape));
  const files = cut.some(Boolean) ? cut : [largestJpeg(picture)];
  return files
    .filter((file) => file !== undefined)
    .map((file) => ({
      '@type': 'ImageObject',
      url: absolute(file.path),
      contentUrl: absolute(file.path),
      width: pixels(file.width),
      height: pixels(file.height),
      caption: xmlLine(picture.caption) || undefined,
      creditText: xmlLine(picture.credit) || undefined,
    }));
}

/** E37 is the code of pixels in the units of UN/CEFACT. */
const pixels = (value: number) => ({ '@type': 'QuantitativeValue', value, unitCode: 'E37' }) as const;

/** The data of an original lists its translations; that of a translation lists its original only. */
function translations(frame: PaperFrame, others: Translation[]) {
  const named = ({ slug, language, headline }: Translation) => {
    const url = absoluteUrl(frame)(articlePath(slug));
    const shown = { headline: bounded(headline, language), inLanguage: language };
    return { '@type': 'NewsArticle', '@id': `${url}#article`, url, ...shown } as const;
  };
  const original = others.find(({ isOriginal }) => isOriginal);
  if (original) return { translationOfWork: named(original) };
  return others.length > 0 ? { workTranslation: others.map(named) } : {};
}

/** A headline cut to the characters that are shown, between words. */
export function bounded(headline: string, language: string): string {
  const characters = [...new Intl.Segmenter(language).segment(headline)];
  if (characters.length <= MAX_SHOWN_CHARACTERS) return headline;
  const end = characters[MAX_SHOWN_CHARACTERS - 1]?.index ?? headline.length;
  let cut = 0;
  for (const { index } of new Intl.Segmenter(language, { granularity: 'word' }).segment(headline)) {
    if (index > end) break;
    cut = index;
  }
  // A single word that is too long is cut at the limit.
  return `${headline.slice(0, cut || end).trimEnd()}…`;
}
