import { SearchForm } from '#components/reader/parts/SearchForm.tsx';
import { StoryTeaser } from '#components/reader/parts/StoryTeaser.tsx';
import { BreakingBanner, TopStories } from '#components/reader/parts/TopStories.tsx';
import { localAddress, sectionName } from '#components/reader/readerFrame.ts';
import type { Front } from '#editorial/readerQueries/liveFront.ts';
import { inOtherLanguages, sectionPath } from '#publishing/addresses.ts';
import { webSite } from '#publishing/linkedData/linkedData.ts';
import { type PageFacts, type PaperFrame, paperTagline } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { ReaderPage } from './ReaderPage.tsx';

type Props = { frame: PaperFrame; facts: PageFacts; front: Omit<Front, 'arranged'> };

export function FrontPage({ frame, facts, front }: Props) {
  return (
    <ReaderPage
      frame={frame}
      facts={facts}
      title={null}
      description={paperTagline(frame)}
      path={localAddress(frame, '/')}
      alternates={inOtherLanguages(frame, '/')}
      linkedData={frame.language === frame.paper.language ? [webSite(frame)] : undefined}
      isFront
    >
      <h1 className="unseen">{translatorFor(frame.language)('front.title')}</h1>
      <BreakingBanner frame={frame} banner={front.banner} />
      {front.lead ? <TopStories frame={frame} top={front} withSection /> : <Empty frame={frame} />}
      <div className="bands">
        {front.sections.map((section) => (
          <Band key={section.slug} frame={frame} section={section} />
        ))}
      </div>
    </ReaderPage>
  );
}

/** A section's stories: the first as a feature, two as teasers, the rest as headlines. */
function Band({ frame, section }: { frame: PaperFrame; section: Front['sections'][number] }) {
  const [feature, ...others] = section.stories;
  return (
    <section className="band" aria-labelledby={`band-${section.slug}`}>
      <h2 id={`band-${section.slug}`}>
        <a href={localAddress(frame, sectionPath(section.slug))}>{sectionName(frame, section)}</a>
      </h2>
      <div className={others.length > 0 ? 'band-stories' : 'band-stories band-alone'}>
        {feature && <StoryTeaser frame={frame} story={feature} weight="feature" />}
        {others.length > 0 && (
          <div className="band-others">
            {others.map((story, index) => {
              const weight = index < 2 ? 'plain' : 'headline';
              return <StoryTeaser key={story.articleId} frame={frame} story={story} weight={weight} />;
            })}
          </div>
        )}
      </div>
    </section>
  );
}

function Empty({ frame }: { frame: PaperFrame }) {
  const t = translatorFor(frame.language);
  return (
    <section className="notice">
      <h2>{t('front.empty')}</h2>
      <p>{t('front.emptyText')}</p>
      <SearchForm frame={frame} />
    </section>
  );
}
