import { PictureView } from '#body/renderBody.ts';
import type { SearchHit, SearchResults } from '#editorial/readerQueries/paperSearch.ts';
import type { Marked } from '#editorial/search/matchMarks.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { listed, spokenIn, translatorFor } from '#publishing/readerMessages.ts';
import { HeadlineLink } from './Headline.tsx';
import { LiveInList } from './LiveStory.tsx';
import { CalendarDate } from './Times.tsx';

/** The results of a search, each with the passage that matches. */
export function SearchHits({ frame, stories }: { frame: PaperFrame; stories: SearchHit[] }) {
  return (
    <div className="rows hits">
      {stories.map((story) => (
        <article key={story.articleId} className="story story-row" {...spokenIn(story.language, frame)}>
          {story.lead && (
            <div className="story-picture">
              <PictureView picture={story.lead} alt="" sizes="(min-width: 40rem) 15rem, 7rem" />
            </div>
          )}
          <div className="story-words">
            {story.section && <p className="label">{story.section.name}</p>}
            <LiveInList story={story} />
            <h2>
              <HeadlineLink story={story} language={story.language} />
            </h2>
            <p className="standfirst">
              <MarkedParts of={story.snippet} />
            </p>
            <p className="story-time">
              <CalendarDate frame={frame} at={story.firstReleasedAt} language={story.language} />
            </p>
          </div>
        </article>
      ))}
    </div>
  );
}

/** A text with its matching words marked. The parts never move, so each has its offset as its key. */
export function MarkedParts({ of }: { of: Marked }) {
  let at = 0;
  return of.map(({ text, isMarked }) => {
    const key = at;
    at += text.length;
    return isMarked ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
  });
}

const MAX_WORDS = 8;

type Notes = { frame: PaperFrame; results: Pick<SearchResults, 'question' | 'understood'> };

/** The parts of a query that were not searched for, or in headlines only. */
export function SearchNotes({ frame, results: { question, understood } }: Notes) {
  const t = translatorFor(frame.language);
  const leftOut = understood?.leftOut.slice(0, MAX_WORDS).map((word) => `\u2068${word}\u2069`) ?? [];
  return (
    <>
      {question.isCut && <p className="search-count">{t('search.cut')}</p>}
      {understood?.isOfStopWords && <p className="search-count">{t('search.headlinesOnly')}</p>}
      {leftOut.length > 0 && (
        <p className="search-count">{t('search.leftOut', { words: listed(leftOut, frame.language) })}</p>
      )}
    </>
  );
}
