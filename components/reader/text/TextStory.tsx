import type { Teaser } from '#editorial/readerQueries/readerTypes.ts';
import { articlePath } from '#publishing/addresses.ts';
import { dayText } from '#publishing/dates.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { spokenIn, translatorFor } from '#publishing/readerMessages.ts';
import { shortPath } from './paging.ts';
import { NamedLink } from './TextPage.tsx';

type StoryProps = { frame: PaperFrame; story: Teaser; hasStandfirst?: boolean };

export function TextStory({ frame, story, hasStandfirst = false }: StoryProps) {
  const spoken = spokenIn(story.language, frame);
  const content = (
    <>
      {story.isLive && <strong>{translatorFor(story.language)('live.mark')} </strong>}
      <NamedLink path={shortPath(articlePath(story.slug))} name={story.headline} />
      {hasStandfirst && story.standfirst ? (
        <>
          <br />
          {story.standfirst}
        </>
      ) : (
        <small> {dayText(story.firstReleasedAt, story.language, frame.paper.zone)}</small>
      )}
    </>
  );
  // The attributes are on an inner element: the marker of the item stays on the side where the page's language begins.
  return <li>{Object.keys(spoken).length > 0 ? <div {...spoken}>{content}</div> : content}</li>;
}
