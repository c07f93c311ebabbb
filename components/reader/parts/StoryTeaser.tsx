import { PictureView } from '#body/renderBody.ts';
import type { Teaser } from '#editorial/readerQueries/readerTypes.ts';
import { dayText, shortText } from '#publishing/dates.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { spokenIn } from '#publishing/readerMessages.ts';
import { HeadlineLink } from './Headline.tsx';
import { LiveInList } from './LiveStory.tsx';
import { pictureSizes, type Weight } from './storyWeight.ts';

type Props = {
  frame: PaperFrame;
  story: Teaser;
  weight: Weight;
  level?: 2 | 3;
  withSection?: boolean;
  withPicture?: boolean;
};

/** A story in a list. The headline is the link; the style sheet extends it to the whole story. */
export function StoryTeaser({ frame, story, weight, level = 3, withSection, withPicture = true }: Props) {
  const sizes = pictureSizes[weight];
  const timeText = weight === 'row' ? dayText : shortText;
  const Heading = `h${level}` as const;
  const at = story.firstReleasedAt;
  return (
    <article className={`story story-${weight}`} {...spokenIn(story.language, frame)}>
      {sizes && withPicture && story.lead && (
        <div className="story-picture">
          <PictureView picture={story.lead} alt="" sizes={sizes} lead={weight === 'lead'} shape="4:3" />
        </div>
      )}
      <div className="story-words">
        {withSection && story.section && <p className="label">{story.section.name}</p>}
        <LiveInList story={story} />
        <Heading>
          <HeadlineLink story={story} language={story.language} />
        </Heading>
        <p className="standfirst">{story.standfirst || story.teaser}</p>
        <p className="story-time">
          <time dateTime={at.toISOString()}>{timeText(at, story.language, frame.paper.zone)}</time>
        </p>
      </div>
    </article>
  );
}
