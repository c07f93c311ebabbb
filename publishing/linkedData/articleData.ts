import type { ImageObject, NewsArticle, Person } from 'schema-dts';
import type { LiveArticle, Picture, Translation } from '#editorial/readerQueries/readerTypes.ts';
import { articlePath, authorPath } from '#publishing/addresses.ts';
import { noticeText } from '#publishing/noticeText.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { crop, largestJpeg } from '#publishing/renditions.ts';
import { xmlLine } from '#publishing/xmlText.ts';
import { absoluteUrl, inContext, publisher } from './linkedData.ts';
import { liveBlog } from './liveBlog.ts';
import { partOfSeries } from './seriesData.ts';

/** What search engines show of a headline at most, in characters as a reader counts them. */
const longestHeadline = 110;

/** https://schema.org/NewsArticle, with what https://developers.google.com/search/docs/appearance/structured-data/article asks for. */
export function newsArticle(frame: PaperFrame, article: LiveArticle) {
  const absolute = absoluteUrl(frame);
  const { headline, bylines, language } = article;
  const address = absolute(articlePath(article.slug));
  const shown = bounded(headline, language);
  const said = {
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
    ...within(frame, article),
    author:
      bylines.length > 0
        ? bylines.map(
            ({ name, slug }): Person => ({ '@type': 'Person', name, url: absolute(authorPath(slug)) }),
          )
        : publisher(frame),
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
  const told = liveBlog(article, address);
  return told ? inContext({ ...said, ...told }) : inContext(said);
}

/** The paper, and the series that it is a part of. */
function within(frame: PaperFrame, { series, language }: LiveArticle) {
  const absolute = absoluteUrl(frame);
  const site = {
    '@type': 'WebSite',
    '@id': absolute('/#site'),
    name: publisher(frame).name,
    url: absolute('/'),
  } as const;
  if (!series) return { isPartOf: site };
  const { isPartOf, position } = partOfSeries(frame, series, language);
  return { isPartOf: [site, isPartOf], position };
}

/** In the three shapes that Google wants; as it is where it was not cut to any. */
function images(frame: PaperFrame, picture: Picture): ImageObject[] {
  const absolute = absoluteUrl(frame);
  const cut = (['1200x630', '4:3', '1:1'] as const).map((shape) => crop(picture, shape));
  const files = cut.some(Boolean) ? cut : [largestJpeg(picture)];
  return files.flatMap((file): ImageObject[] => {
    if (!file) return [];
    return [
      {
        '@type': 'ImageObject',
        url: absolute(file.path),
        contentUrl: absolute(file.path),
        width: pixels(file.width),
        height: pixels(file.height),
        caption: xmlLine(picture.caption) || undefined,
        creditText: xmlLine(picture.credit) || undefined,
      },
    ];
  });
}

/** By its code among the units of UN/CEFACT. */
const pixels = (value: number) => ({ '@type': 'QuantitativeValue', value, unitCode: 'E37' }) as const;

/** The original names its translations; a translation names its original only. */
function translations(frame: PaperFrame, others: Translation[]) {
  const absolute = absoluteUrl(frame);
  const named = ({ slug, language, headline }: Translation) =>
    ({
      '@type': 'NewsArticle',
      '@id': `${absolute(articlePath(slug))}#article`,
      url: absolute(articlePath(slug)),
      headline: bounded(headline, language),
      inLanguage: language,
    }) as const;
  const original = others.find(({ isOriginal }) => isOriginal);
  if (original) return { translationOfWork: named(original) };
  return others.length > 0 ? { workTranslation: others.map(named) } : {};
}

/** At most as much of a headline as is shown, cut between words. */
export function bounded(headline: string, language: string): string {
  const characters = [...new Intl.Segmenter(language).segment(headline)];
  if (characters.length <= longestHeadline) return headline;
  const end = characters[longestHeadline - 1]?.index ?? headline.length;
  let cut = 0;
  for (const { index } of new Intl.Segmenter(language, { granularity: 'word' }).segment(headline)) {
    if (index > end) break;
    cut = index;
  }
  // A word without end is cut where the room ends.
  return `${headline.slice(0, cut || end).trimEnd()}…`;
}
