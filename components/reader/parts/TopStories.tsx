import type { Banner, Top } from '#editorial/readerQueries/liveFront.ts';
import { articlePath } from '#publishing/addresses.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { Headline } from './Headline.tsx';
import { StoryTeaser } from './StoryTeaser.tsx';

/** The breaking-news banner above a front; the page becomes outdated when the banner ends. */
export function BreakingBanner({ frame, banner }: { frame: PaperFrame; banner: Banner | null }) {
  if (!banner) return null;
  const text = <Headline text={banner.text} language={frame.language} />;
  return (
    <section className="breaking" aria-labelledby="breaking">
      <p>
        <strong id="breaking">{translatorFor(frame.language)('front.breaking')}</strong>{' '}
        {banner.slug ? <a href={articlePath(banner.slug)}>{text}</a> : <span>{text}</span>}
      </p>
    </section>
  );
}

type Props = { frame: PaperFrame; top: Top; withSection?: boolean };

/** One large story, two medium ones, then headlines. */
export function TopStories({ frame, top: { lead, seconds }, withSection }: Props) {
  if (!lead) return null;
  const shared = { frame, level: 2, withSection } as const;
  return (
    <section
      className={seconds.length > 0 ? 'top' : 'top top-alone'}
      aria-label={translatorFor(frame.language)('front.top')}
    >
      <StoryTeaser {...shared} story={lead} weight="lead" />
      {seconds.length > 0 && (
        <div className="top-seconds">
          {seconds.map((story, index) => (
            <StoryTeaser
              key={story.articleId}
              {...shared}
              story={story}
              weight={index < 2 ? 'second' : 'headline'}
              withPicture={index === 0}
            />
          ))}
        </div>
      )}
    </section>
  );
}
