import { renderBody } from '#body/render.tsx';
import type { AboutPage as About } from '#editorial/reading/aboutPages.ts';
import { address, inOtherLanguages, languageParameter } from './addresses.ts';
import { dayText } from './dates.ts';
import type { PageFacts, PaperFrame } from './frame.ts';
import { Listing } from './Listing.tsx';
import { ReaderPage } from './ReaderPage.tsx';
import { translatorFor } from './readerMessages.ts';

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
