import { Listing } from '#components/reader/parts/Listing.tsx';
import { Latest, Paging, StoryRows } from '#components/reader/parts/Rows.tsx';
import { SubscribeForm } from '#components/reader/parts/SubscribeForm.tsx';
import { BreakingBanner, TopStories } from '#components/reader/parts/TopStories.tsx';
import type { PageOfItems, Teaser } from '#editorial/readerQueries/readerTypes.ts';
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
  stories: PageOfItems<Teaser>;
  /** the `before` parameter in the address */
  before?: string;
  section?: string;
  /** the paper's latest stories, for an empty list */
  latest?: Teaser[];
  /** the live front of a section, above the first page of its list */
  front?: Omit<SectionFront, 'arranged'> | null;
};

/** The stories of a section, a topic or an author, newest first. */
export function ListPage({ frame, facts, kind, name, about, path, stories, before, front, ...rest }: Props) {
  const t = translatorFor(frame.language);
  const isSection = kind === 'section';
  const parameters = { language: isSection ? languageParameter(frame, frame.language) : undefined };
  const addressOf = (cursor?: string) => address(path, { ...parameters, before: cursor });
  const pageAddress = addressOf(before);
  const isEmpty = stories.items.length === 0 && !front?.lead;
  const feeds = {
    path: address(`${path}/feed.xml`, parameters),
    json: address(`${path}/feed.json`, parameters),
    title: t('list.feed', { name }),
  };
  const listData = kind === 'author' ? profilePage : collectionPage;
  const shown = [...(front?.lead ? [front.lead, ...front.seconds] : []), ...stories.items];
  const linkedData = [
    listData(frame, { name, about, path: pageAddress, stories: shown }),
    trail(frame, [{ name, path: addressOf() }]),
  ];
  return (
    <ReaderPage
      frame={frame}
      facts={facts}
      title={before ? t('list.olderThan', { name }) : name}
      description={about || `${name} · ${paperName(frame)}`}
      path={isEmpty ? null : pageAddress}
      alternates={isSection && !before ? inOtherLanguages(frame, path) : []}
      feeds={isEmpty ? [] : [feeds]}
      linkedData={isEmpty ? [] : linkedData}
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
        label={!isSection && t(`list.${kind}`)}
        heading={front ? t('list.latestIn', { name }) : name}
        level={front ? 2 : 1}
        standfirst={!front && about}
      >
        {isEmpty ? (
          <p className="list-empty">{before ? t('list.emptyPage') : t('list.emptyText')}</p>
        ) : (
          <StoryRows frame={frame} stories={stories.items} withSection={!isSection} />
        )}
        <Paging
          back={before ? [addressOf(), t('list.newest')] : undefined}
          on={stories.before ? [addressOf(stories.before), t('list.older')] : undefined}
        />
        {frame.canSubscribe && isSection && rest.section && !before && (
          <SubscribeForm frame={frame} section={{ slug: rest.section, name }} />
        )}
        {isEmpty && <Latest frame={frame} stories={rest.latest ?? []} />}
      </Listing>
    </ReaderPage>
  );
}
