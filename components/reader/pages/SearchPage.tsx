import { Listing } from '#components/reader/parts/Listing.tsx';
import { Latest, Paging } from '#components/reader/parts/Rows.tsx';
import { SearchActive, SearchFilters } from '#components/reader/parts/SearchFilters.tsx';
import { SearchForm } from '#components/reader/parts/SearchForm.tsx';
import { SearchHits, SearchNotes } from '#components/reader/parts/SearchHits.tsx';
import { Browse, DidYouMean, type FilterNames, SearchNames } from '#components/reader/parts/SearchOffers.tsx';
import { filterNames, type SearchCriteria, searchPath, without } from '#components/reader/searchAddress.ts';
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
  criteria: SearchCriteria;
  results: SearchResults;
  /** the query as spelled in the paper; null: no other spelling */
  better: string | null;
  names: FilterNames;
  authorName?: string | undefined;
  latest: Teaser[];
};

export function SearchPage({ frame, facts, criteria, results, better, names, authorName, latest }: Props) {
  const t = translatorFor(frame.language);
  const { items, after, isFirst } = results;
  const q = isolated(results.question.text);
  const isEmpty = items.length === 0;
  const authors = new Map(items.flatMap(({ bylines }) => bylines.map(({ slug, name }) => [slug, name])));
  if (criteria.author) authors.set(criteria.author, authorName ?? criteria.author);
  const form = (
    <>
      <SearchForm frame={frame} q={criteria.q}>
        <SearchFilters
          frame={frame}
          criteria={criteria}
          authors={Array.from(authors, ([slug, name]) => ({ slug, name }))}
        />
      </SearchForm>
      {criteria.q && <SearchActive frame={frame} criteria={criteria} authorName={authorName} />}
      {!criteria.q && <p className="hint">{t('search.hint')}</p>}
    </>
  );
  return (
    <ReaderPage
      frame={frame}
      facts={facts}
      title={criteria.q ? t('search.titleFor', { q }) : t('search.title')}
      description={t('search.hint')}
      path={criteria.q ? null : searchPath({ ...criteria, language: undefined })}
      alternates={inOtherLanguages(frame, pathOf('search'), { q: criteria.q || undefined })}
    >
      <Listing heading={criteria.q ? t('search.resultsFor', { q }) : t('search.title')} more={form}>
        {criteria.q && (
          <>
            {better && <DidYouMean frame={frame} criteria={criteria} better={better} />}
            <SearchNames frame={frame} names={names} />
            <SearchNotes frame={frame} results={results} />
            {!isEmpty && <p className="search-count">{countText(results, t)}</p>}
          </>
        )}
        <SearchHits frame={frame} stories={items} />
        {criteria.q && isEmpty && (
          <div className="list-empty" role="status">
            <p>
              <strong>{t(emptyReason(results), { q })}</strong>
            </p>
            {!after && <p>{t('search.noneText')}</p>}
            {filterNames.some((name) => criteria[name]) && (
              <p>
                <a href={without(criteria)}>{t('search.without')}</a>
              </p>
            )}
          </div>
        )}
        {isEmpty && !after && <Browse frame={frame} />}
        <Paging
          back={isFirst ? undefined : [searchPath(criteria), t('search.first')]}
          on={after ? [searchPath(criteria, after), t(isEmpty ? 'search.older' : 'search.next')] : undefined}
        />
        {isEmpty && <Latest frame={frame} stories={latest} />}
      </Listing>
    </ReaderPage>
  );
}

/** Only the first page gives the number of results. */
function countText({ items, after, isFirst }: SearchResults, t: ReturnType<typeof translatorFor>): string {
  if (!isFirst) return t('search.further');
  return t(after ? 'search.countMore' : 'search.count', { count: items.length });
}

function emptyReason({ understood, isFirst, after }: SearchResults) {
  if (!understood && isFirst) return 'search.noneCommon';
  return after ? 'search.noneMore' : 'search.none';
}

/** The query, shortened, in a direction isolate: its direction does not affect the text around it. */
function isolated(q: string): string {
  const characters = Array.from(q);
  return `\u2068${characters.length > 80 ? `${characters.slice(0, 79).join('')}…` : q}\u2069`;
}
