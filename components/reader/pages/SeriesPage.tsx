import { Headline } from '#components/reader/parts/Headline.tsx';
import { Listing } from '#components/reader/parts/Listing.tsx';
import { SeriesPart } from '#components/reader/parts/SeriesPart.tsx';
import { localAddress } from '#components/reader/readerFrame.ts';
import type { ReadSeries } from '#editorial/readerQueries/liveSeries.ts';
import { seriesPath } from '#publishing/addresses.ts';
import { trail } from '#publishing/linkedData/breadcrumbs.ts';
import { seriesData } from '#publishing/linkedData/seriesData.ts';
import { type PageFacts, type PaperFrame, paperName } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { ReaderPage } from './ReaderPage.tsx';

type Props = { frame: PaperFrame; facts: PageFacts; series: Omit<ReadSeries, 'now' | 'until' | 'tags'> };

/** The live parts of a series, in their order. */
export function SeriesPage({ frame, facts, series }: Props) {
  const { language } = frame;
  const path = seriesPath(series.slug);
  const inLanguage = (chosen: PaperFrame['language']) => localAddress({ ...frame, language: chosen }, path);
  return (
    <ReaderPage
      frame={frame}
      facts={facts}
      title={series.name}
      description={series.standfirst || `${series.name} · ${paperName(frame)}`}
      path={inLanguage(language)}
      alternates={series.others.map((code) => ({ language: code, path: inLanguage(code) }))}
      linkedData={[seriesData(frame, series), trail(frame, [{ name: series.name, path }])]}
    >
      <Listing
        label={translatorFor(language)('series.label')}
        heading={<Headline text={series.name} language={language} />}
        standfirst={series.standfirst}
      >
        <ol className="parts">
          {series.parts.map((part, at) => (
            <SeriesPart key={part.articleId} frame={frame} part={part} number={at + 1} />
          ))}
        </ol>
      </Listing>
    </ReaderPage>
  );
}
