import { Listing } from '#components/reader/parts/Listing.tsx';
import { Latest, Paging } from '#components/reader/parts/Rows.tsx';
import { SearchActive } from '#components/reader/parts/SearchActive.tsx';
import { SearchFilters } from '#components/reader/parts/SearchFilters.tsx';
import { SearchForm } from '#components/reader/parts/SearchForm.tsx';
import { SearchHits } from '#components/reader/parts/SearchHits.tsx';
import { SearchNotes } from '#components/reader/parts/SearchNotes.tsx';
import { Browse, DidYouMean, type FilterNames, SearchNames } from '#components/reader/parts/SearchOffers.tsx';
import { filterNames, type SearchAsked, searchPath, without } from '#components/reader/searchAddress.ts';
import { pathOf } from '#contracts/routes.ts';
import type { SearchResults } from '#editorial/readerQueries/paperSearch.ts';
import type { Teaser } from '#editorial/readerQueries/readerTypes.ts';
import { inOtherLanguages } from '#publishing/addresses.ts';
import type { PageFacts, PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { ReaderPage } from './ReaderPage.tsx';

type Props = {
  frame: PaperFrame;
  facts: PageFacts;
  asked: SearchAsked;
  found: SearchResults;
  /** the question as the paper spells it */
  better: string | null;
  names: FilterNames;
  authorName?: string | undefined;
  latest: Teaser[];
};

export function SearchPage({ frame, facts, asked, found, better, names, authorName, latest }: Props) {
  const t = translatorFor(frame.language);
  const { items, after, isFirst } = found;
  const q = isolated(found.question.text);
  const isEmpty = items.length === 0;
  const authors = new Map(items.flatMap(({ bylines }) => bylines.map(({ slug, name }) => [slug, name])));
  if (asked.author) authors.set(asked.author, authorName ?? asked.author);
  return (
    <ReaderPage
      frame={frame}
      facts={facts}
      title={asked.q ? t('search.titleFor', { q }) : t('search.title')}
      description={t('search.hint')}
      path={asked.q ? null : searchPath({ ...asked, language: undefined })}
      alternates={inOtherLanguages(frame, pathOf('search'), { q: asked.q || undefined })}
    >
      <Listing
        head={
          <>
            <h1>{asked.q ? t('search.resultsFor', { q }) : t('search.title')}</h1>
            <SearchForm frame={frame} q={asked.q}>
              <SearchFilters
                frame={frame}
                asked={asked}
                authors={[...authors].map(([slug, name]) => ({ slug, name }))}
              />
            </SearchForm>
            {asked.q && <SearchActive frame={frame} asked={asked} authorName={authorName} />}
            {!asked.q && <p className="hint">{t('search.hint')}</p>}
          </>
        }
      >
        {asked.q && (
          <>
            {better && <DidYouMean frame={frame} asked={asked} better={better} />}
            <SearchNames frame={frame} names={names} />
            <SearchNotes frame={frame} found={found} />
            {!isEmpty && <p className="search-count">{count(found, t)}</p>}
          </>
        )}
        <SearchHits frame={frame} stories={items} />
        {asked.q && isEmpty && (
          <div className="list-empty" role="status">
            <p>
              <strong>
                {t(
                  !found.understood && isFirst
                    ? 'search.noneCommon'
                    : after
                      ? 'search.noneMore'
                      : 'search.none',
                  { q },
                )}
              </strong>
            </p>
            {!after && <p>{t('search.noneText')}</p>}
            {filterNames.some((name) => asked[name]) && (
              <p>
                <a href={without(asked)}>{t('search.without')}</a>
              </p>
            )}
          </div>
        )}
        {isEmpty && !after && <Browse frame={frame} />}
        <Paging
          back={isFirst ? undefined : [searchPath(asked), t('search.first')]}
          on={after ? [searchPath(asked, after), t(isEmpty ? 'search.older' : 'search.next')] : undefined}
        />
        {isEmpty && <Latest frame={frame} stories={latest} />}
      </Listing>
    </ReaderPage>
  );
}

/** Counted only where all are here; a page in the middle of them says no number. */
function count({ items, after, isFirst }: SearchResults, t: ReturnType<typeof translatorFor>): string {
  if (!isFirst) return t('search.further');
  return t(after ? 'search.countMore' : 'search.count', { count: items.length });
}

/** Short, and of its own direction whatever stands round it. */
function isolated(q: string): string {
  const signs = Array.from(q);
  return `\u2068${signs.length > 80 ? `${signs.slice(0, 79).join('')}…` : q}\u2069`;
}
