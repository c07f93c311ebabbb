import { Listing } from '#components/reader/parts/Listing.tsx';
import { Latest } from '#components/reader/parts/Rows.tsx';
import { SearchForm } from '#components/reader/parts/SearchForm.tsx';
import type { Teaser } from '#editorial/readerQueries/readerTypes.ts';
import type { PageFacts, PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { ReaderPage } from './ReaderPage.tsx';

type Props = { frame: PaperFrame; facts: PageFacts; latest: Teaser[] };

/** The page for an address without content; also for the addresses of drafts and embargoed stories. */
export function NotFoundPage({ frame, facts, latest }: Props) {
  const t = translatorFor(frame.language);
  const lost = { ...facts, status: 404 } as const;
  return (
    <ReaderPage frame={frame} facts={lost} title={t('lost.title')} description="" path={null}>
      <Listing
        label="404"
        heading={t('lost.heading')}
        standfirst={t('lost.text')}
        more={<SearchForm frame={frame} />}
      >
        <Latest frame={frame} stories={latest} />
      </Listing>
    </ReaderPage>
  );
}
