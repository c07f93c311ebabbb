import { BreakingBanner } from '#components/reader/parts/BreakingBanner.tsx';
import { Listing } from '#components/reader/parts/Listing.tsx';
import { Latest, Paging, StoryRows } from '#components/reader/parts/Rows.tsx';
import { SubscribeForm } from '#components/reader/parts/SubscribeForm.tsx';
import { TopStories } from '#components/reader/parts/TopStories.tsx';
import type { PageOfItems as Stories, Teaser } from '#editorial/readerQueries/readerTypes.ts';
import type { SectionFront } from '#editorial/readerQueries/sectionFront.ts';
import { address, inOtherLanguages, languageParameter } from '#publishing/addresses.ts';
import { trail } from '#publishing/linkedData/breadcrumbs.ts';
import { collectionPage, profilePage } from '#publishing/linkedData/listData.ts';
import { type PageFacts, type PaperFrame, paperName } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { ReaderPage } from './ReaderPage.tsx';

type Props = {
  frame: PaperFrame;
  facts: PageFacts;
  kind: 'section' | 'topic' | 'author';
  name: string;
  about?: string;
  path: string;
  stories: Stories<Teaser>;
  /** the `?before=` that led here */
  before?: string;
  section?: string;
  /** what to offer when there is nothing here */
  latest?: Teaser[];
  /** of a section whose front is released: what stands over its first page */
  front?: Omit<SectionFront, 'arranged'> | null;
};

/** A section, a topic or an author: their stories, newest first. */
export function ListPage({ frame, facts, kind, name, about, path, stories, before, front, ...rest }: Props) {
  const t = translatorFor(frame.language);
  const isSection = kind === 'section';
  const parameters = { language: isSection ? languageParameter(frame, frame.language) : undefined };
  const here = address(path, { ...parameters, before });
  const older = stories.before && address(path, { ...parameters, before: stories.before });
  const isEmpty = stories.items.length === 0 && !front?.lead;
  const feeds = {
    path: address(`${path}/feed.xml`, parameters),
    json: address(`${path}/feed.json`, parameters),
  };
  const step = { name, path: address(path, parameters) };
  const told = kind === 'author' ? profilePage : collectionPage;
  const shown = [...(front?.lead ? [front.lead, ...front.seconds] : []), ...stories.items];
  return (
    <ReaderPage
      frame={frame}
      facts={facts}
      title={before ? t('list.olderThan', { name }) : name}
      description={about || `${name} · ${paperName(frame)}`}
      path={isEmpty ? null : here}
      alternates={isSection && !before ? inOtherLanguages(frame, path) : []}
      feeds={isEmpty ? [] : [{ ...feeds, title: t('list.feed', { name }) }]}
      linkedData={
        isEmpty ? [] : [told(frame, { name, about, path: here, stories: shown }), trail(frame, [step])]
      }
      section={rest.section}
      kind={kind === 'author' ? 'profile' : 'website'}
    >
      {front && (
        <>
          <BreakingBanner frame={frame} banner={front.banner} />
          <header className="list-head">
            <h1>{name}</h1>
          </header>
          <TopStories frame={frame} top={front} />
        </>
      )}
      <Listing
        head={
          front ? (
            <h2>{t('list.latestIn', { name })}</h2>
          ) : (
            <>
              {!isSection && <p className="label">{t(`list.${kind}`)}</p>}
              <h1>{name}</h1>
              {about && <p className="standfirst">{about}</p>}
            </>
          )
        }
      >
        {isEmpty ? (
          <p className="list-empty">{before ? t('list.emptyPage') : t('list.emptyText')}</p>
        ) : (
          <StoryRows frame={frame} stories={stories.items} withSection={!isSection} />
        )}
        <Paging
          back={before ? [address(path, parameters), t('list.newest')] : undefined}
          on={older ? [older, t('list.older')] : undefined}
        />
        {frame.letters && isSection && rest.section && !before && (
          <SubscribeForm frame={frame} section={{ slug: rest.section, name }} />
        )}
        {isEmpty && <Latest frame={frame} stories={rest.latest ?? []} />}
      </Listing>
    </ReaderPage>
  );
}
