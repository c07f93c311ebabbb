import type { Teaser } from '#editorial/readerQueries/readerTypes.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { StoryTeaser } from './StoryTeaser.tsx';

type RowsProps = { frame: PaperFrame; stories: Teaser[]; withSection?: boolean; level?: 2 | 3 };

/** Stories in rows, in the order of the list. */
export function StoryRows({ stories, level = 2, ...rest }: RowsProps) {
  if (stories.length === 0) return null;
  return (
    <div className="rows">
      {stories.map((story) => (
        <StoryTeaser key={story.articleId} {...rest} story={story} weight="row" level={level} />
      ))}
    </div>
  );
}

/** The latest stories, for a page without content. */
export function Latest({ frame, stories }: { frame: PaperFrame; stories: Teaser[] }) {
  if (stories.length === 0) return null;
  return (
    <section className="latest" aria-labelledby="latest">
      <h2 id="latest">{translatorFor(frame.language)('latest')}</h2>
      <StoryRows frame={frame} stories={stories} level={3} withSection />
    </section>
  );
}

/** Links to the neighbouring pages of a list. */
export function Paging({ back, on }: { back?: [href: string, text: string]; on?: [string, string] }) {
  if (!back && !on) return null;
  return (
    <p className="paging">
      {back && (
        <a rel="prev" href={back[0]}>
          {back[1]}
        </a>
      )}
      {on && (
        <a rel="next" href={on[0]}>
          {on[1]}
        </a>
      )}
    </p>
  );
}
