import * as Y from 'yjs';
import { isBefore, splitByCoverage } from './characterSpans.ts';
import type { SuggestionPiece } from './suggestionPieces.ts';

type Before = { before: SuggestionPiece[]; beforeState: Map<number, number> };

/**
 * Text that was in the draft before an update and that the update brings into a suggestion by mistake. Where somebody
 * types into marked text, Yjs ends the mark before the typed text and begins it again behind it. If another person at the
 * same time removes the mark or its text, the mark has no end, and extends to the end of the block. A mark that ends at an
 * item of the same update was put there on purpose.
 */
export function strayTexts(piece: SuggestionPiece, { before, beforeState }: Before): StrayText[] {
  if (piece.is !== 'text') return [];
  const isInsertion = piece.proposal === 'insertion';
  const isOld = isBefore(beforeState);
  const proposed = before.flatMap((one) =>
    one.is === 'text' &&
    one.proposal === piece.proposal &&
    (isInsertion || one.suggestion === piece.suggestion)
      ? one.spans
      : [],
  );
  const strays: StrayText[] = [];
  let at = 0;
  for (const span of piece.spans) {
    const { key, format, endedBefore, end } = span;
    const endsInUpdate = end.by !== undefined && !isOld(end.by);
    const isContinued = endedBefore !== undefined && !isOld(endedBefore) && !isOld(format);
    for (const { clock, length, isCovered, ...part } of splitByCoverage(span, proposed, beforeState)) {
      const text = piece.text.slice(at, at + length);
      // An insertion cannot consist of text that the draft had before.
      if (part.isOld && !isCovered && !endsInUpdate && (isInsertion || isContinued))
        strays.push({ text, client: span.id.client, clock, length, key });
      at += length;
    }
  }
  return strays;
}

export type StrayText = { text: string; client: number; clock: number; length: number; key: string };

/** Removes the mark from stray text within a block. */
export function unmark(element: Y.XmlElement, stray: StrayText): void {
  const { client, clock, length, key } = stray;
  for (const child of element.toArray()) {
    if (child instanceof Y.XmlElement) unmark(child, stray);
    if (!(child instanceof Y.XmlText)) continue;
    const ranges: [index: number, length: number][] = [];
    let index = 0;
    for (let item = child._start; item; item = item.right) {
      if (item.deleted || !item.countable) continue;
      const [from, to] = [
        Math.max(item.id.clock, clock),
        Math.min(item.id.clock + item.length, clock + length),
      ];
      if (item.id.client === client && from < to) ranges.push([index + from - item.id.clock, to - from]);
      index += item.length;
    }
    for (const [from, count] of ranges)
      child.format(from, count, { [key]: null, ...(key === 'insertion' && { suggestedBreak: null }) });
  }
}
