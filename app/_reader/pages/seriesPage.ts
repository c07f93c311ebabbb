import { createElement } from 'react';
import { notFoundPage } from '#app/_reader/notFoundPage.ts';
import { SeriesPage } from '#components/reader/pages/SeriesPage.tsx';
import { readSeries } from '#editorial/readerQueries/liveSeries.ts';
import { openPage, type PageRequest } from './pageRequest.ts';

/** A series page is in the requested language, if the series has parts in it. */
export async function renderSeriesPage(request: PageRequest) {
  const { slug, ...context } = await openPage(request);
  const languages = { language: context.requestedLanguage, paperLanguage: context.paper.language };
  const series = slug === null ? null : await readSeries(slug, languages);
  if (!series) return notFoundPage(context);
  const frame = context.inLanguage(series.language);
  return createElement(SeriesPage, { frame, facts: context.facts(series), series });
}
