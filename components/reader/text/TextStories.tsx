import type { Teaser } from '#editorial/reading/shapes';
import { articlePath } from '../addresses.ts';
import { dayText } from '../dates.ts';
import type { Frame } from '../frame.ts';
import { spokenIn, wordsFor } from '../words.ts';
import { shortPath } from './paging.ts';

type Props = { frame: Frame; stories: Teaser[]; withLine?: boolean };

/** Headlines, one below the other, with their days. */
export function TextStories({ frame, stories, withLine }: Props) {
  if (stories.length === 0) return null;
  return (
    <ul>
      {stories.map((story) => (
        <li key={story.articleId} {...spokenIn(story.language, frame)}>
          {story.isLive && <strong>{wordsFor(story.language)('live.mark')} </strong>}
          <a href={shortPath(articlePath(story.slug))}>{story.headline}</a>
          {withLine && story.standfirst ? (
            <>
              <br />
              {story.standfirst}
            </>
          ) : (
            <small> {dayText(story.firstReleasedAt, story.language, frame.paper.zone)}</small>
          )}
        </li>
      ))}
    </ul>
  );
}
