import type { CreativeWorkSeries } from 'schema-dts';
import type { ReadSeries } from '#editorial/readerQueries/liveSeries.ts';
import type { InSeries, Label, Language } from '#editorial/readerQueries/readerTypes.ts';
import { absoluteUrl, address, articlePath, languageParameter, seriesPath } from '#publishing/addresses.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { inContext } from './linkedData.ts';

/** https://schema.org/CreativeWorkSeries */
function creativeWorkSeries(frame: PaperFrame, { slug, name }: Label, language: Language) {
  const path = address(seriesPath(slug), { language: languageParameter(frame, language) });
  return { '@type': 'CreativeWorkSeries', name, url: absoluteUrl(frame)(path) } as const;
}

/** The members of a story's data that say in which series it is. */
export function partOfSeries(frame: PaperFrame, series: InSeries, language: Language) {
  return { isPartOf: creativeWorkSeries(frame, series, language), position: series.part };
}

type SeriesPageData = Pick<ReadSeries, 'slug' | 'name' | 'standfirst' | 'parts'>;

export function seriesData(frame: PaperFrame, series: SeriesPageData) {
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
