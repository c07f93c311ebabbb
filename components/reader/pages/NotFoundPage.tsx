import { Listing } from '#components/reader/parts/Listing.tsx';
import { Latest } from '#components/reader/parts/Rows.tsx';
import { SearchForm } from '#components/reader/parts/SearchForm.tsx';
import type { Teaser } from '#editorial/readerQueries/readerTypes.ts';
import { instantText } from '#publishing/dates.ts';
import type { PageFacts, PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { ReaderPage } from './ReaderPage.tsx';

/** Nothing is at this address. Drafts and embargoed stories are answered by exactly this too. */
export function NotFoundPage({
  frame,
  facts,
  latest,
}: {
  frame: PaperFrame;
  facts: PageFacts;
  latest: Teaser[];
}) {
  const t = translatorFor(frame.language);
  return (
    <ReaderPage
      frame={frame}
      facts={{ ...facts, status: 404 }}
      title={t('lost.title')}
      description=""
      path={null}
    >
      <Listing
        head={
          <>
            <p className="label">404</p>
            <h1>{t('lost.heading')}</h1>
            <p className="standfirst">{t('lost.text')}</p>
            <SearchForm frame={frame} />
          </>
        }
      >
        <Latest frame={frame} stories={latest} />
      </Listing>
    </ReaderPage>
  );
}

type Withdrawn = { frame: PaperFrame; facts: PageFacts; notice: string; at: Date; latest: Teaser[] };

/** The public notice in place of a story that was withdrawn; nothing of the story itself. */
export function WithdrawnPage({ frame, facts, notice, at, latest }: Withdrawn) {
  const t = translatorFor(frame.language);
  return (
    <ReaderPage
      frame={frame}
      facts={{ ...facts, status: 410, lastModified: at }}
      title={t('withdrawn.title')}
      description=""
      path={null}
    >
      <Listing
        head={
          <>
            <p className="label">
              {t('withdrawn.at')}{' '}
              <time dateTime={at.toISOString()}>{instantText(at, frame.language, frame.paper.zone)}</time>
            </p>
            <h1>{t('withdrawn.heading')}</h1>
            <p className="standfirst">{t('withdrawn.text')}</p>
          </>
        }
      >
        <blockquote className="notice">
          <p>{notice}</p>
        </blockquote>
        <SearchForm frame={frame} />
        <Latest frame={frame} stories={latest} />
      </Listing>
    </ReaderPage>
  );
}
