import type { Teaser } from '#editorial/readerQueries/readerTypes.ts';
import { articlePath } from '#publishing/addresses.ts';
import { dayText } from '#publishing/dates.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { spokenIn, translatorFor } from '#publishing/readerMessages.ts';
import { shortPath } from './paging.ts';
import { bytesOfText } from './textBytes.ts';

type Props = { frame: PaperFrame; stories: Teaser[]; hasStandfirst?(story: Teaser): boolean };
type One = { frame: PaperFrame; story: Teaser; withStandfirst?: boolean };

/** Tags and the day of a story in a list. */
const STORY_BYTES = 176;

/** Bytes that a story in a list takes at most. */
export const bytesOfStory = ({ headline, slug }: Pick<Teaser, 'headline' | 'slug'>): number =>
  STORY_BYTES + bytesOfText(headline) + bytesOfText(slug);

/** Headlines, one below the other, with their days, or with what else says what they are about. */
export function TextStories({ frame, stories, hasStandfirst }: Props) {
  if (stories.length === 0) return null;
  return (
    <ul>
      {stories.map((story) => (
        <TextStory
          key={story.articleId}
          frame={frame}
          story={story}
          withStandfirst={hasStandfirst?.(story)}
        />
      ))}
    </ul>
  );
}

export function TextStory({ frame, story, withStandfirst = false }: One) {
  const spoken = spokenIn(story.language, frame);
  const told = (
    <>
      {story.isLive && <strong>{translatorFor(story.language)('live.mark')} </strong>}
      <a href={shortPath(articlePath(story.slug))}>
        <bdi>{story.headline}</bdi>
      </a>
      {withStandfirst && story.standfirst ? (
        <>
          <br />
          {story.standfirst}
        </>
      ) : (
        <small> {dayText(story.firstReleasedAt, story.language, frame.paper.zone)}</small>
      )}
    </>
  );
  // The mark before an item stands where the list has room for it: on the side where the page's language begins.
  return <li>{Object.keys(spoken).length > 0 ? <div {...spoken}>{told}</div> : told}</li>;
}
