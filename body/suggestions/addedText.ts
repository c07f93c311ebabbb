import { isBefore, isSameId, splitByCoverage } from './characterSpans.ts';
import type { SuggestionPiece } from './suggestionPieces.ts';

export type Coverage = {
  /** the pieces of the block before the update */
  before: SuggestionPiece[];
  /** the number of each client's characters before the update */
  beforeState: Map<number, number>;
};

type Added = {
  /** runs of text that the update includes in the suggestion; of an element, its text */
  texts: string[];
  /** characters that were typed into text whose deletion or format was proposed already */
  typed: number;
};

/**
 * What an update has newly included in a suggestion. Yjs includes what people type into marked text, even if they have not
 * seen the mark; so new text behind an old mark is no addition, except in proposed text.
 */
export function addedText(piece: SuggestionPiece, { before, beforeState }: Coverage): Added {
  const same = before.filter((one) => one.suggestion === piece.suggestion && one.proposal === piece.proposal);
  if (piece.is === 'element') {
    const isKnown = same.some((one) => one.is === 'element' && isSameId(one.element, piece.element));
    return { texts: isKnown ? [] : [piece.text], typed: 0 };
  }
  const isOld = isBefore(beforeState);
  const covered = same.flatMap((one) => (one.is === 'text' ? one.spans : []));
  const added: Added = { texts: [], typed: 0 };
  let run = '';
  const endRun = () => {
    if (run !== '') added.texts.push(run);
    run = '';
  };
  let at = 0;
  for (const span of piece.spans) {
    for (const { length, isCovered, ...part } of splitByCoverage(span, covered, beforeState)) {
      const isTyped = piece.proposal !== 'insertion' && !part.isOld && isOld(span.format);
      if (isCovered) endRun();
      else if (isTyped) added.typed += length;
      else run += piece.text.slice(at, at + length);
      at += length;
    }
  }
  endRun();
  return added;
}
