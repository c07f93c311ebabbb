import type { SearchResults } from '#editorial/readerQueries/paperSearch.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { listed, translatorFor } from '#publishing/readerMessages.ts';

const MAX_WORDS = 8;

/** What of a question was not looked for, or not everywhere. */
export function SearchNotes({
  frame,
  found,
}: {
  frame: PaperFrame;
  found: Pick<SearchResults, 'question' | 'understood'>;
}) {
  const t = translatorFor(frame.language);
  const leftOut = found.understood?.leftOut.slice(0, MAX_WORDS).map((word) => `\u2068${word}\u2069`) ?? [];
  return (
    <>
      {found.question.isCut && <p className="search-count">{t('search.cut')}</p>}
      {found.understood?.isOfStopWords && <p className="search-count">{t('search.headlinesOnly')}</p>}
      {leftOut.length > 0 && (
        <p className="search-count">{t('search.leftOut', { words: listed(leftOut, frame.language) })}</p>
      )}
    </>
  );
}
