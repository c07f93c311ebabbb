import type { CreativeWorkSeries } from 'schema-dts';
import type { ReadSeries } from '#editorial/readerQueries/liveSeries.ts';
import type { InSeries, Language } from '#editorial/readerQueries/readerTypes.ts';
import { address, articlePath, languageParameter, seriesPath } from '#publishing/addresses.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { absoluteUrl, inContext } from './linkedData.ts';

/** https://schema.org/CreativeWorkSeries */
const creativeWorkSeries = (frame: PaperFrame, series: { slug: string; name: string }, language: Language) =>
  ({
    '@type': 'CreativeWorkSeries',
    name: series.name,
    url: absoluteUrl(frame)(
      address(seriesPath(series.slug), { language: languageParameter(frame, language) }),
    ),
  }) as const satisfies CreativeWorkSeries;

/** What a story's own data says of the series that it is a part of. */
export function partOfSeries(frame: PaperFrame, series: InSeries, language: Language) {
  return { isPartOf: creativeWorkSeries(frame, series, language), position: series.part };
}

export function seriesData(
  frame: PaperFrame,
  series: Pick<ReadSeries, 'slug' | 'name' | 'standfirst' | 'parts'>,
) {
  const { language } = frame;
  return inContext({
    ...creativeWorkSeries(frame, series, language),
    description: series.standfirst || undefined,
    inLanguage: language,
    hasPart: series.parts.map((part, at) => ({
      '@type': 'NewsArticle' as const,
      position: at + 1,
      headline: part.headline,
      url: absoluteUrl(frame)(articlePath(part.slug)),
      datePublished: part.firstReleasedAt.toISOString(),
    })),
  } satisfies CreativeWorkSeries);
}
