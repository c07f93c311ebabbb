import { leavesOf, textOf } from '#body/bodyText.ts';
import { attributeChanges } from './attributeChanges.ts';
import type { BlockChange, BlockDetail } from './changeTypes.ts';
import type { BlockContainer, ComparedBlock } from './comparedBlocks.ts';

/** A change of a list, quote or entry around blocks that both versions have. */
export type ContainerChange = {
  change: BlockChange;
  older?: BlockContainer;
  newer?: BlockContainer;
};

/** Containers of one family can become one another. */
const lists = new Set(['bulletList', 'orderedList']);
const familyOf = ({ node }: BlockContainer): string => (lists.has(node.type) ? 'list' : node.type);

/** An item of a list says nothing that its list does not say. */
const significant = ({ containers }: ComparedBlock): BlockContainer[] =>
  containers.filter(({ node }) => node.type !== 'listItem');

/** Reports each change of a container once, however many blocks it contains. */
export class ContainerComparison {
  private seen = new Map<BlockContainer | undefined, Set<BlockContainer | undefined>>();

  /** The changes of the containers of a block that both versions have, without those that were reported before. */
  changesAround(older: ComparedBlock, newer: ComparedBlock): ContainerChange[] {
    if (older.containers.length + newer.containers.length === 0) return [];
    return alignedContainers(significant(older), significant(newer)).flatMap((pair) => {
      if (this.isSeen(pair)) return [];
      const detail = detailsOf(pair, { older, newer });
      const shown = pair.newer ?? pair.older;
      if (!shown || detail.length === 0) return [];
      const text = openingOf(pair.newer ? pair.newer : { node: newer.node, path: [] });
      const words = text === '' ? [] : [{ is: 'same' as const, text }];
      return [{ ...pair, change: { is: 'changed', kind: shown.node.type, words, details: detail } }];
    });
  }

  private isSeen({ older, newer }: Pick<ContainerChange, 'older' | 'newer'>): boolean {
    const partners = this.seen.get(older) ?? new Set();
    const isSeen = partners.has(newer);
    this.seen.set(older, partners.add(newer));
    return isSeen;
  }
}

type ContainerPair = Pick<ContainerChange, 'older' | 'newer'>;

/** Pairs the containers of both versions by family, from the outside in; each that is left has no partner. */
function alignedContainers(older: BlockContainer[], newer: BlockContainer[]): ContainerPair[] {
  const pairs: ContainerPair[] = [];
  let next = 0;
  for (const container of newer) {
    const at = older.findIndex((each, index) => index >= next && familyOf(each) === familyOf(container));
    if (at < 0) pairs.push({ newer: container });
    else {
      pairs.push(...older.slice(next, at).map((each) => ({ older: each })));
      pairs.push({ older: older[at] as BlockContainer, newer: container });
      next = at + 1;
    }
  }
  return [...pairs, ...older.slice(next).map((each) => ({ older: each }))];
}

function detailsOf(
  { older, newer }: ContainerPair,
  blocks: { older: ComparedBlock; newer: ComparedBlock },
): BlockDetail[] {
  if (older && newer) {
    const attributes = attributeChanges(older.node, newer.node);
    if (older.node.type === newer.node.type) return attributes;
    return [{ is: 'kind', before: older.node.type, after: newer.node.type }, ...attributes.filter(isNoStart)];
  }
  const container = (older ?? newer)?.node.type ?? '';
  const isNested = (block: ComparedBlock) => significant(block).some(({ node }) => lists.has(node.type));
  if (lists.has(container) && isNested(blocks.older) && isNested(blocks.newer))
    return [{ is: newer ? 'indented' : 'outdented', container }];
  return [{ is: newer ? 'wrapped' : 'unwrapped', container }];
}

/** A list that has become numbered begins at 1 without anybody having changed that. */
const isNoStart = (detail: BlockDetail): boolean =>
  !(detail.is === 'attribute' && detail.name === 'start' && (detail.after === 1 || detail.after === null));

const MAX_OPENING = 120;

/** The beginning of a container's text, so that a reader of the comparison recognizes it. */
function openingOf({ node }: BlockContainer): string {
  const leaves = leavesOf({ content: [node] });
  const text = leaves
    .map((leaf) => textOf(leaf).trim())
    .filter(Boolean)
    .join(' · ');
  if (text.length <= MAX_OPENING) return text;
  const opening = text.slice(0, MAX_OPENING);
  return `${opening.isWellFormed() ? opening : opening.slice(0, -1)}…`;
}
