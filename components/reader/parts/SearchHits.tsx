import { PictureView } from '#body/renderBody.ts';
import type { FoundStory } from '#editorial/readerQueries/paperSearch.ts';
import type { Marked } from '#editorial/search/matchMarks.ts';
import { articlePath } from '#publishing/addresses.ts';
import { dayText } from '#publishing/dates.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { spokenIn } from '#publishing/readerMessages.ts';
import { Headline } from './Headline.tsx';
import { LiveInList } from './LiveStory.tsx';

/** Stories that were found, each with the place in its text that answers. */
export function SearchHits({ frame, stories }: { frame: PaperFrame; stories: FoundStory[] }) {
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
              <a href={articlePath(story.slug)}>
                <Headline text={story.headline} language={story.language} />
              </a>
            </h2>
            <p className="standfirst">
              <MarkedParts of={story.snippet} />
            </p>
            <p className="story-time">
              <time dateTime={story.firstReleasedAt.toISOString()}>
                {dayText(story.firstReleasedAt, story.language, frame.paper.zone)}
              </time>
            </p>
          </div>
        </article>
      ))}
    </div>
  );
}

/** Words, those that answer marked. Parts never move: where each begins names it. */
export function MarkedParts({ of }: { of: Marked }) {
  let at = 0;
  return of.map(({ text, isMarked }) => {
    const key = at;
    at += text.length;
    return isMarked ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
  });
}
