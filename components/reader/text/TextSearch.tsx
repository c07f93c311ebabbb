import { SearchForm } from '#components/reader/parts/SearchForm.tsx';
import { MarkedParts } from '#components/reader/parts/SearchHits.tsx';
import { SearchNotes } from '#components/reader/parts/SearchNotes.tsx';
import { inEdition, pathOf, TEXT_EDITION } from '#contracts/routes.ts';
import type { FoundStory, SearchResults } from '#editorial/readerQueries/paperSearch.ts';
import { articlePath } from '#publishing/addresses.ts';
import { dayText } from '#publishing/dates.ts';
import type { PageFacts, PaperFrame } from '#publishing/paperFrame.ts';
import { spokenIn, translatorFor } from '#publishing/readerMessages.ts';
import { type SearchAsked, searchPath } from '../searchAddress.ts';
import { countWithin, shortPath } from './paging.ts';
import { type Framing, framingBytes, TextPage } from './TextPage.tsx';
import { bytesOfStory } from './TextStories.tsx';
import { bytesOfText, bytesOfTexts, MAX_PAGE_BYTES } from './textBytes.ts';

type Props = {
  frame: PaperFrame;
  facts: PageFacts;
  asked: SearchAsked;
  found: SearchResults;
  better: string | null;
};

/** The form, the heading, what was left out of the question, and what leads on. */
const AROUND_BYTES = 1_900;

type Given = Pick<Props, 'frame' | 'asked' | 'found'>;

/** Bytes that results may take; the question stands in the heading, the form, the notes, and in addresses. */
function roomFor({ frame, asked, found }: Given): number {
  const { after, isFirst } = found;
  const addresses = [...(isFirst ? [] : [searchPath(asked)]), ...(after ? [searchPath(asked, after)] : [])];
  const better = bytesOfText(searchPath(asked)) + bytesOfText(asked.q);
  const question = 4 * bytesOfText(asked.q) + bytesOfTexts(addresses) + better;
  return MAX_PAGE_BYTES - framingBytes(framing({ frame, asked })) - AROUND_BYTES - question;
}

/** How many of what was found a page holds by their headlines; a search for no more of them is shown whole. */
export const countOnPage = (given: Given): number =>
  countWithin(given.found.items.map(bytesOfStory), roomFor(given));

function framing({ frame, asked }: Pick<Props, 'frame' | 'asked'>): Framing {
  const t = translatorFor(frame.language);
  return {
    frame,
    title: asked.q ? t('search.titleFor', { q: quote(asked.q) }) : t('search.title'),
    path: asked.q ? null : pathOf('search'),
    full: searchPath(asked),
  };
}

const quote = (q: string) => `\u2068${q.slice(0, 80)}\u2069`;

/** A search in words and links; results lead to the text edition. */
export function TextSearch({ frame, facts, asked, found, better }: Props) {
  const t = translatorFor(frame.language);
  const { items, after, isFirst } = found;
  const quoted = quote(asked.q);
  const to = (path: string) => inEdition(TEXT_EDITION, path);
  return (
    <TextPage {...framing({ frame, asked })} facts={facts}>
      <h1>{asked.q ? t('search.resultsFor', { q: quoted }) : t('search.title')}</h1>
      <SearchForm frame={frame} q={asked.q} action={to(pathOf('search'))} />
      {better && (
        <p>
          {t.rich('search.didYouMean', {
            link: () => (
              <a key="better" href={to(searchPath({ ...asked, q: better }))} dir="auto">
                {better}
              </a>
            ),
          })}
        </p>
      )}
      {asked.q && <SearchNotes frame={frame} found={found} />}
      {asked.q && items.length === 0 && <p role="status">{t('search.none', { q: quoted })}</p>}
      <ul>
        {withSnippets(items, roomFor({ frame, asked, found })).map(({ story, hasSnippet }) => (
          <li key={story.articleId} {...spokenIn(story.language, frame)}>
            {story.isLive && <strong>{translatorFor(story.language)('live.mark')} </strong>}
            <a href={shortPath(articlePath(story.slug))}>
              <bdi>{story.headline}</bdi>
            </a>
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
          {!isFirst && <a href={to(searchPath(asked))}>{t('search.first')}</a>}
          {!isFirst && after && ' · '}
          {after && (
            <a rel="next" href={to(searchPath(asked, after))}>
              {t(items.length === 0 ? 'search.older' : 'search.next')}
            </a>
          )}
        </p>
      )}
    </TextPage>
  );
}

/** All of the results by their headlines; and the first of them, as far as the page holds it, with what answers. */
function withSnippets(stories: FoundStory[], most: number): { story: FoundStory; hasSnippet: boolean }[] {
  let left = most;
  for (const story of stories) left -= bytesOfStory(story);
  return stories.map((story) => {
    const bytes = story.snippet.reduce((sum, { text }) => sum + bytesOfText(text) + 13, 0);
    const hasSnippet = bytes <= left;
    left -= hasSnippet ? bytes : left;
    return { story, hasSnippet };
  });
}
