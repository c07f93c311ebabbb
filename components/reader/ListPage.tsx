import type { Page as Stories, Teaser } from '#editorial/reading/shapes';
import { address, languageParameter } from './addresses.ts';
import { type Facts, type Frame, paperName } from './frame.ts';
import { Listing } from './Listing.tsx';
import { Page } from './Page.tsx';
import { Latest, Paging, Rows } from './Rows.tsx';
import { wordsFor } from './words.ts';

type Props = {
  frame: Frame;
  facts: Facts;
  kind: 'section' | 'topic' | 'author';
  name: string;
  about?: string;
  path: string;
  stories: Stories<Teaser>;
  /** the `?before=` that led here */
  before?: string;
  section?: string;
  feed?: string;
  /** what to offer when there is nothing here */
  latest?: Teaser[];
};

/** A section, a topic or an author: their stories, newest first. */
export function ListPage({ frame, facts, kind, name, about, path, stories, before, ...rest }: Props) {
  const t = wordsFor(frame.language);
  const isSection = kind === 'section';
  const parameters = { language: isSection ? languageParameter(frame, frame.language) : undefined };
  const here = address(path, { ...parameters, before });
  const other = frame.language === 'en' ? 'zh-CN' : 'en';
  const otherPath = address(path, { language: languageParameter(frame, other) });
  const older = stories.before && address(path, { ...parameters, before: stories.before });
  const isEmpty = stories.items.length === 0;
  return (
    <Page
      frame={frame}
      facts={facts}
      title={before ? t('list.olderThan', { name }) : name}
      description={about || `${name} · ${paperName(frame)}`}
      path={isEmpty ? null : here}
      alternates={isSection && !before ? [{ language: other, path: otherPath }] : []}
      feeds={rest.feed ? [{ path: rest.feed, title: t('list.feed', { name }) }] : []}
      section={rest.section}
      kind={kind === 'author' ? 'profile' : 'website'}
    >
      <Listing
        head={
          <>
            {!isSection && <p className="label">{t(`list.${kind}`)}</p>}
            <h1>{name}</h1>
            {about && <p className="standfirst">{about}</p>}
          </>
        }
      >
        {isEmpty ? (
          <p className="list-empty">{before ? t('list.emptyPage') : t('list.emptyText')}</p>
        ) : (
          <Rows frame={frame} stories={stories.items} withSection={!isSection} />
        )}
        <Paging
          back={before ? [address(path, parameters), t('list.newest')] : undefined}
          on={older ? [older, t('list.older')] : undefined}
        />
        {isEmpty && <Latest frame={frame} stories={rest.latest ?? []} />}
      </Listing>
    </Page>
  );
}
