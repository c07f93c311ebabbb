import type { Banner } from '#editorial/readerQueries/liveFront.ts';
import { articlePath } from '#publishing/addresses.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { Headline } from './Headline.tsx';

/** What cannot wait, over everything else; the page is made anew when it ends. */
export function BreakingBanner({ frame, banner }: { frame: PaperFrame; banner: Banner | null }) {
  if (!banner) return null;
  const t = translatorFor(frame.language);
  const text = <Headline text={banner.text} language={frame.language} />;
  return (
    <section className="breaking" aria-labelledby="breaking">
      <p>
        <strong id="breaking">{t('front.breaking')}</strong>{' '}
        {banner.slug ? <a href={articlePath(banner.slug)}>{text}</a> : <span>{text}</span>}
      </p>
    </section>
  );
}
