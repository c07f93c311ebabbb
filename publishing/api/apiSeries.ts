import { pathOf } from '#contracts/routes.ts';
import type { ReadSeries } from '#editorial/readerQueries/liveSeries.ts';
import { absoluteUrl, seriesPath } from '#publishing/addresses.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { storyLink } from './answerLinks.ts';
import type { SeriesAnswer } from './answerSchemas.ts';

/** A series with its live parts in one language, in their order. */
export function asSeries(frame: PaperFrame, series: ReadSeries): SeriesAnswer {
  const { slug, name, standfirst, language, others, parts } = series;
  const absolute = absoluteUrl(frame);
  return {
    slug,
    url: absolute(seriesPath(slug)),
    api_url: absolute(pathOf('apiSeries', { slug })),
    language,
    name,
    standfirst,
    other_languages: others,
    parts: parts.map((part) => ({
      ...storyLink(frame)(part),
      standfirst: part.standfirst,
      first_released_at: part.firstReleasedAt.toISOString(),
      released_at: part.releasedAt.toISOString(),
      live: part.isLive ?? false,
    })),
  };
}
