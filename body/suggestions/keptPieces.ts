import { isSameId, splitByCoverage } from './characterSpans.ts';
import type { ElementPiece, SuggestionPiece } from './suggestionPieces.ts';

/**
 * Whether a block still has every part of other people's suggestions that it had before an update. An attribute has one
 * value: where two people suggest something about a block at once, the later suggestion replaces the other, which its author
 * had not seen.
 */
export function keepsPieces(
  before: SuggestionPiece[],
  after: SuggestionPiece[],
  isForeign: (suggestion: string) => boolean,
): boolean {
  // A person may remove their own proposed text, also where others propose to delete or format it.
  const own = before.flatMap((one) =>
    one.is === 'text' && one.proposal === 'insertion' && !isForeign(one.suggestion) ? one.spans : [],
  );
  return before.every((piece) => {
    if (!isForeign(piece.suggestion)) return true;
    const same = after.filter(
      (one) => one.suggestion === piece.suggestion && one.proposal === piece.proposal,
    );
    if (piece.is === 'element')
      return (
        same.some((one) => one.is === 'element' && isSameId(one.element, piece.element)) ||
        after.some((one) => one.is === 'element' && !isForeign(one.suggestion) && replacesUnseen(one, piece))
      );
    const covered = [...own, ...same.flatMap((one) => (one.is === 'text' ? one.spans : []))];
    return piece.spans.every((span) => splitByCoverage(span, covered).every(({ isCovered }) => isCovered));
  });
}

const replacesUnseen = (one: ElementPiece, other: ElementPiece): boolean =>
  isSameId(one.element, other.element) &&
  one.attribute === other.attribute &&
  !isSameId(one.replaced, other.value);
