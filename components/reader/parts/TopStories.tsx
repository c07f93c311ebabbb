import type { Top } from '#editorial/readerQueries/liveFront.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { StoryTeaser } from './StoryTeaser.tsx';

type Props = { frame: PaperFrame; top: Top; withSection?: boolean };

/** One large, two medium, then headlines. */
export function TopStories({ frame, top: { lead, seconds }, withSection }: Props) {
  const t = translatorFor(frame.language);
  if (!lead) return null;
  return (
    <section className={seconds.length > 0 ? 'top' : 'top top-alone'} aria-label={t('front.top')}>
      <StoryTeaser frame={frame} story={lead} weight="lead" level={2} withSection={withSection} />
      {seconds.length > 0 && (
        <div className="top-seconds">
          {seconds.map((story, index) => (
            <StoryTeaser
              key={story.articleId}
              frame={frame}
              story={story}
              weight={index < 2 ? 'second' : 'headline'}
              level={2}
              withPicture={index === 0}
              withSection={withSection}
            />
          ))}
        </div>
      )}
    </section>
  );
}
