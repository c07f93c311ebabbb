import type { Body, BodyNode } from '#body/bodyTypes.ts';
import type { AlignedPair } from './alignment.ts';
import { type ComparedItem, comparedItems } from './compareBodies.ts';
import type { ComparedBlock } from './comparedBlocks.ts';

/**
 * The newer body with one change taken back: `at` is the change's place in the comparison. A block that moved returns to its
 * place. Null: there is no such change, or it cannot be taken back alone.
 */
export function bodyWithoutChange(before: Body, after: Body, at: number): Body | null {
  const items = comparedItems(before, after);
  const item = items[at];
  if (!item || item.change.is === 'same' || item.is === 'whole') return null;
  const body = structuredClone(after);
  if (item.is === 'container') {
    const [older, newer] = [item.older?.node, item.newer];
    if (!older || !newer) return null; // what was put into a list or quote is moved by hand
    const { attrs: _, ...changed } = nodeAt(body, newer.path);
    const { type, attrs } = older;
    replaceAt(body, newer.path, [{ ...changed, type, ...(attrs && { attrs }) }]);
    return body;
  }
  const { older, newer, isMoved } = item.pair;
  if ([older, newer].some((block) => block && isLabel(block))) return null;
  if (older && newer && !isMoved) replaceAt(body, newer.path, [older.node]);
  else {
    // Inserted before the other is removed, so that no path changes between.
    const place = older && placeFor(older, items);
    if (older && place && newer && comparePaths(place.path, newer.path) <= 0) {
      removeAt(body, newer.path);
      insertAt(body, place, older);
    } else {
      if (older && place) insertAt(body, place, older);
      if (newer) removeAt(body, newer.path);
    }
  }
  return body.content.length > 0 ? body : { type: 'doc', content: [{ type: 'paragraph' }] };
}

/** Where a block of the older version belongs in the newer one: after a block that both have, or at the beginning. */
type Place = { path: number[]; wrappers: BodyNode[] };

function placeFor(older: ComparedBlock, items: ComparedItem[]): Place {
  const kept = items.flatMap((each) => (each.is === 'block' && isNeighbour(each.pair) ? [each.pair] : []));
  const previous = kept.filter((pair) => pair.older && comparePaths(pair.older.path, older.path) < 0).at(-1);
  if (!previous?.older || !previous.newer) return { path: [0], wrappers: wrappersFrom(older, 0) };
  const { older: neighbour, newer } = previous;
  // As deep as both blocks were in the same containers, if the newer version still has these containers there.
  let depth = 0;
  while (
    older.containers[depth] !== undefined &&
    older.containers[depth] === neighbour.containers[depth] &&
    older.containers[depth]?.node.type === newer.containers[depth]?.node.type
  )
    depth += 1;
  const path = newer.path.slice(0, depth + 1);
  return { path: [...path.slice(0, -1), (path.at(-1) ?? 0) + 1], wrappers: wrappersFrom(older, depth) };
}

const isNeighbour = ({ older, newer, isMoved }: AlignedPair<ComparedBlock>): boolean =>
  older !== undefined && newer !== undefined && !isMoved && !isLabel(newer) && !isLabel(older);

/** The label of a container has the container's place, so it cannot be replaced by itself. */
const isLabel = ({ path, containers }: ComparedBlock): boolean => path.length === containers.length;

const wrappersFrom = (block: ComparedBlock, depth: number): BodyNode[] =>
  block.containers.slice(depth).map(({ node }) => node);

function comparePaths(one: number[], other: number[]): number {
  for (const [level, index] of one.entries()) {
    const difference = index - (other[level] ?? -1);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

function insertAt(body: Body, { path, wrappers }: Place, { node }: ComparedBlock): void {
  const wrapped = wrappers.reduceRight<BodyNode>(
    (inner, wrapper) => ({ ...wrapper, content: [inner] }),
    node,
  );
  contentAt(body, path.slice(0, -1)).splice(path.at(-1) ?? 0, 0, wrapped);
}

/** Removes a block, and the containers that it leaves empty. */
function removeAt(body: Body, path: number[]): void {
  replaceAt(body, path, []);
  const parent = path.slice(0, -1);
  if (parent.length > 0 && contentAt(body, parent).length === 0) removeAt(body, parent);
}

function replaceAt(body: Body, path: number[], nodes: BodyNode[]): void {
  contentAt(body, path.slice(0, -1)).splice(path.at(-1) ?? 0, 1, ...nodes);
}

const contentAt = (body: Body, path: number[]): BodyNode[] =>
  path.length === 0 ? body.content : (nodeAt(body, path).content ?? []);

function nodeAt(body: Body, path: number[]): BodyNode {
  const node = path.reduce<BodyNode | undefined>((parent, index) => parent?.content?.[index], body);
  if (!node) throw new Error('No block is at this place of the body');
  return node;
}
