import type { Found, FoundStory } from '#editorial/reading/searching';
import { articlePath } from '../addresses.ts';
import { dayText } from '../dates.ts';
import type { Facts, Frame } from '../frame.ts';
import { SearchForm } from '../SearchForm.tsx';
import { MarkedParts } from '../SearchHits.tsx';
import { SearchNotes } from '../SearchNotes.tsx';
import { type SearchAsked, searchPath } from '../searchAddress.ts';
import { spokenIn, wordsFor } from '../words.ts';
import { bytesOfText, shortPath } from './paging.ts';
import { TextPage } from './TextPage.tsx';

type Props = { frame: Frame; facts: Facts; asked: SearchAsked; found: Found; better: string | null };

/** Bytes that the question and its results may take: with what stands round them a page stays below 14 kB. */
const most = 10_800;
/** What tags add to a result. */
const each = 150;

/** A search in words and links; results lead to the text edition. */
export function TextSearch({ frame, facts, asked, found, better }: Props) {
  const t = wordsFor(frame.language);
  const { items, after, isFirst } = found;
  const quoted = `\u2068${asked.q.slice(0, 80)}\u2069`;
  const to = (path: string) => `/text${path}`;
  return (
    <TextPage
      frame={frame}
      facts={facts}
      title={asked.q ? t('search.titleFor', { q: quoted }) : t('search.title')}
      path={asked.q ? null : '/search'}
      full={searchPath(asked)}
    >
      <h1>{asked.q ? t('search.resultsFor', { q: quoted }) : t('search.title')}</h1>
      <SearchForm frame={frame} q={asked.q} action="/text/search" />
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
        {withSnippets(items, most - bytesOfQuestion(asked.q)).map(({ story, hasSnippet }) => (
          <li key={story.articleId} {...spokenIn(story.language, frame)}>
            {story.isLive && <strong>{wordsFor(story.language)('live.mark')} </strong>}
            <a href={shortPath(articlePath(story.slug))}>{story.headline}</a>
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

/** It stands in the title, the heading and the form, and in four addresses. */
const bytesOfQuestion = (q: string) => 3 * bytesOfText(q) + 4 * encodeURIComponent(q).length;

/** All of the results by their headlines; and the first of them, as far as the page holds it, with what answers. */
function withSnippets(stories: FoundStory[], most: number): { story: FoundStory; hasSnippet: boolean }[] {
  let left = most;
  for (const { headline, slug } of stories) left -= bytesOfText(headline) + bytesOfText(slug) + each;
  return stories.map((story) => {
    const bytes = story.snippet.reduce((sum, { text }) => sum + bytesOfText(text) + 13, 0);
    const hasSnippet = bytes <= left;
    left -= hasSnippet ? bytes : left;
    return { story, hasSnippet };
  });
}
