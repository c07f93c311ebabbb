import { Headline } from '#components/reader/parts/Headline.tsx';
import { Listing } from '#components/reader/parts/Listing.tsx';
import type { ReadSeries } from '#editorial/readerQueries/liveSeries.ts';
import { address, articlePath, languageParameter, seriesPath } from '#publishing/addresses.ts';
import { dayText } from '#publishing/dates.ts';
import { trail } from '#publishing/linkedData/breadcrumbs.ts';
import { seriesData } from '#publishing/linkedData/seriesData.ts';
import { type PageFacts, type PaperFrame, paperName } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { ReaderPage } from './ReaderPage.tsx';

type Props = { frame: PaperFrame; facts: PageFacts; series: Omit<ReadSeries, 'now' | 'until' | 'tags'> };

/** A story told in parts: those that can be read, in their order. */
export function SeriesPage({ frame, facts, series }: Props) {
  const { language, paper } = frame;
  const t = translatorFor(language);
  const path = seriesPath(series.slug);
  const inLanguage = (chosen: PaperFrame['language']) =>
    address(path, { language: languageParameter(frame, chosen) });
  return (
    <ReaderPage
      frame={frame}
      facts={facts}
      title={series.name}
      description={series.standfirst || `${series.name} · ${paperName(frame)}`}
      path={inLanguage(language)}
      alternates={series.others.map((other) => ({ language: other, path: inLanguage(other) }))}
      linkedData={[
        seriesData(frame, series),
        trail(frame, [{ name: series.name, path: seriesPath(series.slug) }]),
      ]}
    >
      <Listing
        head={
          <>
            <p className="label">{t('series.label')}</p>
            <h1>
              <Headline text={series.name} language={language} />
            </h1>
            {series.standfirst && <p className="standfirst">{series.standfirst}</p>}
          </>
        }
      >
        <ol className="parts">
          {series.parts.map((part, at) => (
            <li key={part.articleId} className="story">
              <span className="part-number" aria-hidden>
                {at + 1}
              </span>
              <div className="story-words">
                <h2>
                  <a href={articlePath(part.slug)}>
                    <Headline text={part.headline} language={language} />
                  </a>
                </h2>
                <p className="standfirst">{part.standfirst || part.teaser}</p>
                <p className="story-time">
                  <time dateTime={part.firstReleasedAt.toISOString()}>
                    {dayText(part.firstReleasedAt, language, paper.zone)}
                  </time>
                </p>
              </div>
            </li>
          ))}
        </ol>
      </Listing>
    </ReaderPage>
  );
}
