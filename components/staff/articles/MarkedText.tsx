import type { Marked } from '#editorial/search/matchMarks.ts';

const markLook = 'bg-transparent font-semibold text-ink underline decoration-2 underline-offset-2';

/** A text with the search terms marked. The key of a part is its offset: parts never move. */
export function MarkedText({ of }: { of: Marked }) {
  let at = 0;
  return of.map(({ text, isMarked }) => {
    const key = at;
    at += text.length;
    return isMarked ? (
      <mark key={key} className={markLook}>
        {text}
      </mark>
    ) : (
      <span key={key}>{text}</span>
    );
  });
}
