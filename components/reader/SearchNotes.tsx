import type { Found } from '#editorial/reading/searching';
import type { Frame } from './frame.ts';
import { listed, wordsFor } from './words.ts';

const MAX_WORDS = 8;

/** What of a question was not looked for, or not everywhere. */
export function SearchNotes({
  frame,
  found,
}: {
  frame: Frame;
  found: Pick<Found, 'question' | 'understood'>;
}) {
  const t = wordsFor(frame.language);
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
