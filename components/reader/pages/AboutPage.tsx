import { renderBody } from '#body/renderBody.ts';
import { Listing } from '#components/reader/parts/Listing.tsx';
import type { AboutPage as About } from '#editorial/readerQueries/aboutPages.ts';
import { address, inOtherLanguages, languageParameter } from '#publishing/addresses.ts';
import { dayText } from '#publishing/dates.ts';
import type { PageFacts, PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { ReaderPage } from './ReaderPage.tsx';

/** What the paper says about itself: who makes it, how it corrects, what it keeps of its readers. */
export function AboutPageView({ frame, facts, page }: { frame: PaperFrame; facts: PageFacts; page: About }) {
  const { language } = frame;
  const path = `/${page.path}`;
  return (
    <ReaderPage
      frame={frame}
      facts={facts}
      title={page.title}
      description={page.title}
      path={address(path, { language: languageParameter(frame, language) })}
      alternates={inOtherLanguages(frame, path).filter((each) => page.languages.includes(each.language))}
    >
      <Listing
        head={
          <>
            <h1>{page.title}</h1>
            <p className="hint">
              {translatorFor(language)('about.since')}{' '}
              <time dateTime={page.since.toISOString()}>
                {dayText(page.since, language, frame.paper.zone)}
              </time>
            </p>
          </>
        }
      >
        <div className="body">{renderBody(page.body, { language, pictures: {} })}</div>
      </Listing>
    </ReaderPage>
  );
}
