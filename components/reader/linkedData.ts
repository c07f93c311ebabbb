import type { LiveArticle } from '#editorial/reading/shapes';
import { articlePath, authorPath } from './addresses.ts';
import { type Frame, paperName } from './frame.ts';
import { largestJpeg } from './renditions.ts';
import { partOfSeries } from './seriesData.ts';

/** JSON that is also safe inside `<script>`: nothing in it can end the element or open a comment. */
export function scriptSafe(data: object): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const organization = (frame: Frame) => ({
  '@type': 'NewsMediaOrganization',
  name: paperName(frame),
  url: frame.siteUrl,
  correctionsPolicy: new URL('/corrections', frame.siteUrl).href,
});

/** https://schema.org/NewsArticle */
export function newsArticle(frame: Frame, article: LiveArticle): object {
  const absolute = (path: string) => new URL(path, frame.siteUrl).href;
  const picture = largestJpeg(article.lead);
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    mainEntityOfPage: absolute(articlePath(article.slug)),
    headline: article.headline,
    description: article.standfirst || article.teaser,
    inLanguage: article.language,
    datePublished: article.firstReleasedAt.toISOString(),
    dateModified: article.modifiedAt.toISOString(),
    articleSection: article.section?.name,
    keywords: article.topics.map((topic) => topic.name),
    wordCount: article.wordCount,
    isAccessibleForFree: true,
    author: article.bylines.map((one) => ({
      '@type': 'Person',
      name: one.name,
      url: absolute(authorPath(one.slug)),
    })),
    publisher: organization(frame),
    image: picture && [absolute(picture.path)],
    ...partOfSeries(frame, article.series, article.language),
    correction: article.corrections.map((each) => ({
      '@type': 'CorrectionComment',
      text: each.note,
      datePublished: each.at.toISOString(),
    })),
  };
}

/** https://schema.org/WebSite */
export function webSite(frame: Frame): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: paperName(frame),
    url: frame.siteUrl,
    inLanguage: frame.language,
    publisher: organization(frame),
    potentialAction: {
      '@type': 'SearchAction',
      target: `${new URL('/search', frame.siteUrl).href}?q={search_term_string}`,
      'query-input': 'required name=search_term_string',
    },
  };
}
