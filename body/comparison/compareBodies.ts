import type { Body } from '#body/bodyTypes.ts';
import { type AlignedPair, align } from './alignment.ts';
import { changedBlock } from './blockDetails.ts';
import type { BlockChange } from './changeTypes.ts';
import { type ComparedBlock, comparedBlocksOf, contentKey } from './comparedBlocks.ts';
import { type ContainerChange, ContainerComparison } from './containerChanges.ts';

/** One line of a comparison with what it compares. */
export type ComparedItem = { change: BlockChange } & (
  | { is: 'block'; pair: AlignedPair<ComparedBlock> }
  | ({ is: 'container' } & ContainerChange)
  | { is: 'whole' }
);

/**
 * Compares block by block, then word by word inside changed blocks. Comparing whole texts word by word would mark everything
 * as changed once one paragraph moves.
 */
export const compareBodies = (before: Body, after: Body): BlockChange[] =>
  comparedItems(before, after).map(({ change }) => change);

/** The lines of a comparison in reading order; a change of a list, quote or entry stands before its first block. */
export function comparedItems(before: Body, after: Body): ComparedItem[] {
  const containers = new ContainerComparison();
  const items = align(comparedBlocksOf(before), comparedBlocksOf(after)).flatMap((pair): ComparedItem[] => [
    ...(pair.older && pair.newer && !pair.isMoved
      ? containers
          .changesAround(pair.older, pair.newer)
          .map((each) => ({ is: 'container' as const, ...each }))
      : []),
    { is: 'block', pair, change: changeOf(pair) },
  ]);
  const shown = items.filter(({ change }) => change.is === 'changed' || change.text !== '');
  if (shown.some(({ change }) => change.is !== 'same') || isEqual(before, after)) return shown;
  const details = [{ is: 'other' as const }];
  return [{ is: 'whole', change: { is: 'changed', kind: 'doc', words: [], details } }, ...shown];
}

function changeOf({ older, newer, isMoved }: AlignedPair<ComparedBlock>): BlockChange {
  if (!older || !newer) {
    const { kind, text } = (newer ?? older) as ComparedBlock;
    return { is: newer ? 'added' : 'removed', kind, text };
  }
  if (older.key === newer.key) return { is: isMoved ? 'moved' : 'same', kind: newer.kind, text: newer.text };
  return { ...changedBlock(older, newer), ...(isMoved && { isMoved }) };
}

/** Whether two bodies are alike but for empty paragraphs, which readers do not see. */
function isEqual(before: Body, after: Body): boolean {
  const keyOf = ({ content }: Body) =>
    content
      .filter(({ type, content: inner = [] }) => type !== 'paragraph' || inner.length > 0)
      .map(contentKey);
  return JSON.stringify(keyOf(before)) === JSON.stringify(keyOf(after));
}
