import type { Marked } from '#editorial/search/matchMarks.ts';

/** A text with what was searched for marked. Parts never move: where each begins names it. */
export function MarkedText({ of }: { of: Marked }) {
  let at = 0;
  return of.map(({ text, isMarked }) => {
    const key = at;
    at += text.length;
    return isMarked ? (
      <mark
        key={key}
        className="bg-transparent font-semibold text-ink underline decoration-2 underline-offset-2"
      >
        {text}
      </mark>
    ) : (
      <span key={key}>{text}</span>
    );
  });
}
