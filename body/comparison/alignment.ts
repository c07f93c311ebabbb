import { type Alignable, likenessOf } from './likeness.ts';
import { pairInOrder } from './pairingInOrder.ts';
import { runsOf } from './sequenceRuns.ts';

/** An item with its earlier version. Without `older` it was added; without `newer` it was removed. */
export type AlignedPair<T> = { older?: T; newer?: T; isMoved?: true };

/** An item that moved is recognized from this likeness on, and only if it has as many characters. */
const MIN_MOVED_LIKENESS = 0.6;
const MIN_MOVED_CHARACTERS = 8;
/** Maximum pairs that are compared to find items that moved and changed. */
const MAX_MOVE_CANDIDATES = 4_000;

/**
 * Aligns two sequences, in the order of the newer one, with removed items where they were. Items are the same by content;
 * between those, they are versions of one another by id or likeness; what is left may have moved, unchanged or changed.
 */
export function align<T extends Alignable>(older: T[], newer: T[]): AlignedPair<T>[] {
  const gaps = gapsOf(older, newer);
  const partners = movedUnchanged(gaps);
  const moved = new Set(partners.values());
  const paired = gaps.map(({ removed, added }) =>
    pairInOrder(
      removed.filter((item) => !moved.has(item)),
      added.filter((item) => !partners.has(item)),
    ),
  );
  const inOrder = new Map(paired.flatMap((pairs) => [...pairs]));
  const taken = new Set([...inOrder.values(), ...moved]);
  addMovedAndChanged(partners, {
    removed: gaps.flatMap(({ removed }) => removed.filter((item) => !taken.has(item))),
    added: gaps.flatMap(({ added }) => added.filter((item) => !inOrder.has(item) && !partners.has(item))),
  });
  const gone = new Set(partners.values());
  return gaps.flatMap((gap) => [
    ...gapPairs(
      { removed: gap.removed.filter((item) => !gone.has(item)), added: gap.added },
      inOrder,
      partners,
    ),
    ...gap.kept,
  ]);
}

/** Removed and added items between kept ones, followed by the kept ones up to the next gap. */
type Gap<T> = { removed: T[]; added: T[]; kept: AlignedPair<T>[] };

function gapsOf<T extends Alignable>(older: T[], newer: T[]): Gap<T>[] {
  const gaps: Gap<T>[] = [{ removed: [], added: [], kept: [] }];
  let [olderAt, newerAt] = [0, 0];
  for (const { value, added, removed } of runsOf(older, newer)) {
    let gap = gaps.at(-1) as Gap<T>;
    if ((added || removed) && gap.kept.length > 0) {
      gap = { removed: [], added: [], kept: [] };
      gaps.push(gap);
    }
    const olderItems = older.slice(olderAt, olderAt + (added ? 0 : value.length));
    const newerItems = newer.slice(newerAt, newerAt + (removed ? 0 : value.length));
    olderAt += olderItems.length;
    newerAt += newerItems.length;
    if (added) gap.added.push(...newerItems);
    else if (removed) gap.removed.push(...olderItems);
    else gap.kept.push(...pairsOf(olderItems, newerItems));
  }
  return gaps;
}

const pairsOf = <T>(olderItems: T[], newerItems: T[]): AlignedPair<T>[] =>
  newerItems.map((newer, at) => ({ older: olderItems[at] as T, newer }));

/** The earlier version of each added item that was removed elsewhere with the same content. */
function movedUnchanged<T extends Alignable>(gaps: Gap<T>[]): Map<T, T> {
  const removedByKey = new Map<string, T[]>();
  for (const item of gaps.flatMap(({ removed }) => removed))
    if (item.text !== '') removedByKey.set(item.key, [...(removedByKey.get(item.key) ?? []), item]);
  const partners = new Map<T, T>();
  for (const item of gaps.flatMap(({ added }) => added)) {
    const partner = removedByKey.get(item.key)?.shift();
    if (partner) partners.set(item, partner);
  }
  return partners;
}

/** Adds the items that moved and changed, the most alike first. */
function addMovedAndChanged<T extends Alignable>(
  partners: Map<T, T>,
  { removed, added }: { removed: T[]; added: T[] },
): void {
  if (removed.length * added.length > MAX_MOVE_CANDIDATES) return;
  const isLong = ({ text }: T) => text.length >= MIN_MOVED_CHARACTERS;
  const candidates = added
    .filter(isLong)
    .flatMap((newer) =>
      removed.filter(isLong).map((older) => ({ newer, older, like: likenessOf(older, newer) })),
    );
  const taken = new Set<T>();
  for (const { newer, older, like } of candidates.toSorted((a, b) => b.like - a.like)) {
    if (like < MIN_MOVED_LIKENESS) return;
    if (partners.has(newer) || taken.has(older)) continue;
    partners.set(newer, older);
    taken.add(older);
  }
}

/** The pairs of one gap in reading order: removed items stand before the first pair that follows them. */
function gapPairs<T>(
  { removed, added }: { removed: T[]; added: T[] },
  inOrder: Map<T, T>,
  moved: Map<T, T>,
): AlignedPair<T>[] {
  const pairs: AlignedPair<T>[] = [];
  let next = 0;
  for (const newer of added) {
    const older = inOrder.get(newer);
    const origin = moved.get(newer);
    if (older) {
      const at = removed.indexOf(older);
      pairs.push(...removed.slice(next, at).map((each) => ({ older: each })));
      next = at + 1;
      pairs.push({ older, newer });
    } else pairs.push(origin ? { older: origin, newer, isMoved: true } : { newer });
  }
  return [...pairs, ...removed.slice(next).map((each) => ({ older: each }))];
}
