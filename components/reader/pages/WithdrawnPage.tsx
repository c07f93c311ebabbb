import { Listing } from '#components/reader/parts/Listing.tsx';
import { Latest } from '#components/reader/parts/Rows.tsx';
import { SearchForm } from '#components/reader/parts/SearchForm.tsx';
import { Instant } from '#components/reader/parts/Times.tsx';
import type { Teaser } from '#editorial/readerQueries/readerTypes.ts';
import type { PageFacts, PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { ReaderPage } from './ReaderPage.tsx';

type Props = { frame: PaperFrame; facts: PageFacts; latest: Teaser[]; notice: string; at: Date };

/** The public notice in place of a withdrawn story, without its content. */
export function WithdrawnPage({ frame, facts, notice, at, latest }: Props) {
  const t = translatorFor(frame.language);
  const pageFacts = { ...facts, status: 410, lastModified: at } as const;
  const label = (
    <>
      {t('withdrawn.at')} <Instant frame={frame} at={at} />
    </>
  );
  return (
    <ReaderPage frame={frame} facts={pageFacts} title={t('withdrawn.title')} description="" path={null}>
      <Listing label={label} heading={t('withdrawn.heading')} standfirst={t('withdrawn.text')}>
        <blockquote className="notice">
          <p>{notice}</p>
        </blockquote>
        <SearchForm frame={frame} />
        <Latest frame={frame} stories={latest} />
      </Listing>
    </ReaderPage>
  );
}
