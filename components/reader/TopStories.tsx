import type { Top } from '#editorial/reading/front';
import type { Frame } from './frame.ts';
import { Story } from './Story.tsx';
import { wordsFor } from './words.ts';

type Props = { frame: Frame; top: Top; withSection?: boolean };

/** One large, two medium, then headlines. */
export function TopStories({ frame, top: { lead, seconds }, withSection }: Props) {
  const t = wordsFor(frame.language);
  if (!lead) return null;
  return (
    <section className={seconds.length > 0 ? 'top' : 'top top-alone'} aria-label={t('front.top')}>
      <Story frame={frame} story={lead} weight="lead" level={2} withSection={withSection} />
      {seconds.length > 0 && (
        <div className="top-seconds">
          {seconds.map((story, index) => (
            <Story
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
