import type { Teaser } from '#editorial/readerQueries/readerTypes.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { TextStory } from './TextStory.tsx';
import { bytesOfTexts } from './textBytes.ts';

/** Bytes of the tags and the day of a story in a list. */
const STORY_BYTES = 176;

/** Maximum bytes of a story in a list. */
export const bytesOfStory = ({ headline, slug }: Pick<Teaser, 'headline' | 'slug'>): number =>
  STORY_BYTES + bytesOfTexts([headline, slug]);

type Props = { frame: PaperFrame; stories: Teaser[]; withStandfirst?: Set<Teaser> };

/** A list of headlines, each with its story's day or standfirst. */
export function TextStories({ frame, stories, withStandfirst }: Props) {
  if (stories.length === 0) return null;
  return (
    <ul>
      {stories.map((story) => (
        <TextStory
          key={story.articleId}
          frame={frame}
          story={story}
          hasStandfirst={withStandfirst?.has(story)}
        />
      ))}
    </ul>
  );
}
