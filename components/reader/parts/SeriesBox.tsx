import { localAddress } from '#components/reader/readerFrame.ts';
import type { InSeries, Language, StoryLink } from '#editorial/readerQueries/readerTypes.ts';
import { seriesPath } from '#publishing/addresses.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { HeadlineLink } from './Headline.tsx';

type Props = { frame: PaperFrame; series: InSeries | null; language: Language };

/** The line above a story: its series, and its position in the series. */
export function SeriesLine({ frame, series, language }: Props) {
  if (!series) return null;
  return (
    <p className="series-line">
      {translatorFor(language)('series.part', { part: series.part, of: series.of })}
      <span className="dot"> · </span>
      <a href={localAddress({ ...frame, language }, seriesPath(series.slug))}>
        <bdi>{series.name}</bdi>
      </a>
    </p>
  );
}

/** The box below a story: the previous and the next part. */
export function SeriesBox({ frame, series, language }: Props) {
  if (!series || series.of < 2) return null;
  const { previous, next } = series;
  const t = translatorFor(language);
  return (
    <nav className="boxed" aria-label={t('series.label')}>
      <SeriesLine frame={frame} series={series} language={language} />
      <ul>
        {previous && <Part rel="prev" label={t('series.previous')} story={previous} language={language} />}
        {next && <Part rel="next" label={t('series.next')} story={next} language={language} />}
      </ul>
    </nav>
  );
}

type PartProps = { rel: 'prev' | 'next'; label: string; story: StoryLink; language: Language };

const Part = ({ label, ...link }: PartProps) => (
  <li>
    <span className="boxed-label">{label}</span> <HeadlineLink {...link} />
  </li>
);
