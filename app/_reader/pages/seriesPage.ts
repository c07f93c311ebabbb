import { createElement } from 'react';
import { notFoundPage } from '#app/_reader/notFoundPage.ts';
import { openPageContext, segment } from '#app/_reader/pageContext.ts';
import { SeriesPage } from '#components/reader/pages/SeriesPage.tsx';
import { readSeries } from '#editorial/readerQueries/liveSeries.ts';
import type { PageRequest } from './pageRequest.ts';

/** A series page is in the requested language, if the series has parts in it. */
export async function renderSeriesPage({ slug: raw = '', parameters, within }: PageRequest) {
  const slug = segment(raw);
  const opened = await openPageContext(parameters, within);
  const { asked, paper } = opened;
  const found = slug === null ? null : await readSeries(slug, { language: asked, paper: paper.language });
  if (!found) return notFoundPage(opened);
  const frame = opened.inLanguage(found.language);
  return createElement(SeriesPage, { frame, facts: opened.facts(found), series: found });
}
