import { SearchForm } from '#components/reader/parts/SearchForm.tsx';
import { MarkedParts, SearchNotes } from '#components/reader/parts/SearchHits.tsx';
import { inEdition, pathOf, TEXT_EDITION } from '#contracts/routes.ts';
import type { SearchHit, SearchResults } from '#editorial/readerQueries/paperSearch.ts';
import { articlePath } from '#publishing/addresses.ts';
import { dayText } from '#publishing/dates.ts';
import type { PageFacts, PaperFrame } from '#publishing/paperFrame.ts';
import { spokenIn, translatorFor } from '#publishing/readerMessages.ts';
import { type SearchCriteria, searchPath } from '../searchAddress.ts';
import { countWithin, shortPath } from './paging.ts';
import { NamedLink, TextPage } from './TextPage.tsx';
import { bytesOfStory } from './TextStories.tsx';
import { bytesOfText, bytesOfTexts, MAX_PAGE_BYTES } from './textBytes.ts';
import { type Framing, framingBytes } from './textFraming.ts';

/** Bytes of the form, the heading, the notes on the query, and the links to other pages. */
const AROUND_BYTES = 1_900;

type Search = { frame: PaperFrame; criteria: SearchCriteria; results: SearchResults };

/** Bytes for the results. The query is in the heading, the form, the notes, and in addresses. */
function roomFor({ frame, criteria, results: { after, isFirst } }: Search): number {
  const first = isFirst ? [] : [searchPath(criteria)];
  const next = after ? [searchPath(criteria, after)] : [];
  const better = bytesOfTexts([searchPath(criteria), criteria.q]);
  const query = 4 * bytesOfText(criteria.q) + bytesOfTexts([...first, ...next]) + better;
  return MAX_PAGE_BYTES - framingBytes(framingOf({ frame, criteria })) - AROUND_BYTES - query;
}

/** The number of results whose headlines fit on a page; a search for this many is shown in full. */
export const countOnPage = (search: Search): number =>
  countWithin(search.results.items.map(bytesOfStory), roomFor(search));

function framingOf({ frame, criteria }: Pick<Search, 'frame' | 'criteria'>): Framing {
  const t = translatorFor(frame.language);
  const full = searchPath(criteria);
  if (!criteria.q) return { frame, title: t('search.title'), path: pathOf('search'), full };
  return { frame, title: t('search.titleFor', { q: quote(criteria.q) }), path: null, full };
}

const quote = (q: string) => `\u2068${q.slice(0, 80)}\u2069`;

type Props = Search & { facts: PageFacts; better: string | null };

/** A search in words and links; results lead to the text edition. */
export function TextSearch({ facts, better, ...search }: Props) {
  const { frame, criteria, results } = search;
  const t = translatorFor(frame.language);
  const { items, after, isFirst } = results;
  const q = quote(criteria.q);
  const to = (path: string) => inEdition(TEXT_EDITION, path);
  const link = better && (
    <a key="better" href={to(searchPath({ ...criteria, q: better }))} dir="auto">
      {better}
    </a>
  );
  return (
    <TextPage {...framingOf(search)} facts={facts}>
      <h1>{criteria.q ? t('search.resultsFor', { q }) : t('search.title')}</h1>
      <SearchForm frame={frame} q={criteria.q} action={to(pathOf('search'))} />
      {link && <p>{t.rich('search.didYouMean', { link: () => link })}</p>}
      {criteria.q && <SearchNotes frame={frame} results={results} />}
      {criteria.q && items.length === 0 && <p role="status">{t('search.none', { q })}</p>}
      <ul>
        {withSnippets(items, roomFor(search)).map(({ story, hasSnippet }) => (
          <li key={story.articleId} {...spokenIn(story.language, frame)}>
            {story.isLive && <strong>{translatorFor(story.language)('live.mark')} </strong>}
            <NamedLink path={shortPath(articlePath(story.slug))} name={story.headline} />
            <small> {dayText(story.firstReleasedAt, story.language, frame.paper.zone)}</small>
            {hasSnippet && (
              <>
                <br />
                <MarkedParts of={story.snippet} />
              </>
            )}
          </li>
        ))}
      </ul>
      {(after || !isFirst) && (
        <p>
          {!isFirst && <a href={to(searchPath(criteria))}>{t('search.first')}</a>}
          {!isFirst && after && ' · '}
          {after && (
            <a rel="next" href={to(searchPath(criteria, after))}>
              {t(items.length === 0 ? 'search.older' : 'search.next')}
            </a>
          )}
        </p>
      )}
    </TextPage>
  );
}

/** All results with their headlines; the first of them, as far as the page has room, also with their snippets. */
function withSnippets(stories: SearchHit[], most: number): { story: SearchHit; hasSnippet: boolean }[] {
  let left = most;
  for (const story of stories) left -= bytesOfStory(story);
  return stories.map((story) => {
    const bytes = story.snippet.reduce((sum, { text }) => sum + bytesOfText(text) + 13, 0);
    const hasSnippet = bytes <= left;
    left -= hasSnippet ? bytes : left;
    return { story, hasSnippet };
  });
}
