import type { InSeries, Language, StoryLink } from '#editorial/readerQueries/readerTypes.ts';
import { address, articlePath, languageParameter, seriesPath } from '#publishing/addresses.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { Headline } from './Headline.tsx';

type Props = { frame: PaperFrame; series: InSeries | null; language: Language };

/** Over a story: which part it is, and of what. */
export function SeriesLine({ frame, series, language }: Props) {
  if (!series) return null;
  const path = address(seriesPath(series.slug), { language: languageParameter(frame, language) });
  return (
    <p className="series-line">
      {translatorFor(language)('series.part', { part: series.part, of: series.of })}
      <span className="dot"> · </span>
      <a href={path}>
        <bdi>{series.name}</bdi>
      </a>
    </p>
  );
}

/** Under a story: the parts before and after it. */
export function SeriesBox({ frame, series, language }: Props) {
  if (!series || series.of < 2) return null;
  const t = translatorFor(language);
  return (
    <nav className="boxed" aria-label={t('series.label')}>
      <SeriesLine frame={frame} series={series} language={language} />
      <ul>
        {series.previous && (
          <Part rel="prev" label={t('series.previous')} part={series.previous} language={language} />
        )}
        {series.next && <Part rel="next" label={t('series.next')} part={series.next} language={language} />}
      </ul>
    </nav>
  );
}

function Part(props: { rel: string; label: string; part: StoryLink; language: Language }) {
  return (
    <li>
      <span className="boxed-label">{props.label}</span>{' '}
      <a rel={props.rel} href={articlePath(props.part.slug)}>
        <Headline text={props.part.headline} language={props.language} />
      </a>
    </li>
  );
}
