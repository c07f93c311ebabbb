import type { ReadSeries } from '#editorial/reading/series';
import type { InSeries, Language } from '#editorial/reading/shapes';
import { address, articlePath, languageParameter, seriesPath } from './addresses.ts';
import type { Frame } from './frame.ts';

/** https://schema.org/CreativeWorkSeries */
const creativeWorkSeries = (frame: Frame, series: { slug: string; name: string }, language: Language) => ({
  '@type': 'CreativeWorkSeries',
  name: series.name,
  url: new URL(
    address(seriesPath(series.slug), { language: languageParameter(frame, language) }),
    frame.siteUrl,
  ).href,
});

/** What a story's own data says of the series that it is a part of. */
export function partOfSeries(frame: Frame, series: InSeries | null, language: Language) {
  if (!series) return {};
  return { isPartOf: creativeWorkSeries(frame, series, language), position: series.part };
}

export function seriesData(frame: Frame, series: Pick<ReadSeries, 'slug' | 'name' | 'standfirst' | 'parts'>) {
  const { language } = frame;
  return {
    '@context': 'https://schema.org',
    ...creativeWorkSeries(frame, series, language),
    description: series.standfirst || undefined,
    inLanguage: language,
    hasPart: series.parts.map((part, at) => ({
      '@type': 'NewsArticle',
      position: at + 1,
      headline: part.headline,
      url: new URL(articlePath(part.slug), frame.siteUrl).href,
      datePublished: part.firstReleasedAt.toISOString(),
    })),
  };
}
