import { onPhones, PictureView } from '#body/renderBody.ts';
import type { Teaser } from '#editorial/readerQueries/readerTypes.ts';
import { articlePath } from '#publishing/addresses.ts';
import { dayText, shortText } from '#publishing/dates.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { spokenIn } from '#publishing/readerMessages.ts';
import { Headline } from './Headline.tsx';
import { LiveInList } from './LiveStory.tsx';

/** How much a place on the page gives a story. */
export type Weight = 'lead' | 'second' | 'feature' | 'plain' | 'headline' | 'row';

const shows: Record<Weight, { picture: string | null; time: 'short' | 'day' }> = {
  lead: {
    picture: `${onPhones(100)}, (min-width: 80rem) 50rem, (min-width: 64rem) 65vw, 100vw`,
    time: 'short',
  },
  second: {
    picture: `${onPhones(92)}, (min-width: 64rem) 24rem, (min-width: 40rem) 46vw, 92vw`,
    time: 'short',
  },
  feature: { picture: `${onPhones(92)}, (min-width: 64rem) 34rem, 92vw`, time: 'short' },
  plain: { picture: null, time: 'short' },
  headline: { picture: null, time: 'short' },
  row: { picture: '(min-width: 40rem) 15rem, 7rem', time: 'day' },
};

type Props = {
  frame: PaperFrame;
  story: Teaser;
  weight: Weight;
  level?: 2 | 3;
  withSection?: boolean;
  withPicture?: boolean;
};

/** A story in a list. The headline is the link; its area is the whole story. */
export function StoryTeaser({ frame, story, weight, level = 3, withSection, withPicture = true }: Props) {
  const { picture, time } = shows[weight];
  const Heading = `h${level}` as const;
  const at = story.firstReleasedAt;
  return (
    <article className={`story story-${weight}`} {...spokenIn(story.language, frame)}>
      {picture && withPicture && story.lead && (
        <div className="story-picture">
          <PictureView picture={story.lead} alt="" sizes={picture} lead={weight === 'lead'} shape="4:3" />
        </div>
      )}
      <div className="story-words">
        {withSection && story.section && <p className="label">{story.section.name}</p>}
        <LiveInList story={story} />
        <Heading>
          <a href={articlePath(story.slug)}>
            <Headline text={story.headline} language={story.language} />
          </a>
        </Heading>
        <p className="standfirst">{story.standfirst || story.teaser}</p>
        <p className="story-time">
          <time dateTime={at.toISOString()}>
            {(time === 'day' ? dayText : shortText)(at, story.language, frame.paper.zone)}
          </time>
        </p>
      </div>
    </article>
  );
}
