import { renderBody } from '#body/renderBody.ts';
import { Listing } from '#components/reader/parts/Listing.tsx';
import { CalendarDate } from '#components/reader/parts/Times.tsx';
import { localAddress } from '#components/reader/readerFrame.ts';
import type { AboutPage as About } from '#editorial/readerQueries/aboutPages.ts';
import { inOtherLanguages } from '#publishing/addresses.ts';
import type { PageFacts, PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { ReaderPage } from './ReaderPage.tsx';

/** A page about the paper itself, such as its corrections policy. */
export function AboutPageView({ frame, facts, page }: { frame: PaperFrame; facts: PageFacts; page: About }) {
  const { language } = frame;
  const path = `/${page.path}`;
  const since = (
    <p className="hint">
      {translatorFor(language)('about.since')} <CalendarDate frame={frame} at={page.since} />
    </p>
  );
  return (
    <ReaderPage
      frame={frame}
      facts={facts}
      title={page.title}
      description={page.title}
      path={localAddress(frame, path)}
      alternates={inOtherLanguages(frame, path).filter((each) => page.languages.includes(each.language))}
    >
      <Listing heading={page.title} more={since}>
        <div className="body">{renderBody(page.body, { language, pictures: {} })}</div>
      </Listing>
    </ReaderPage>
  );
}
