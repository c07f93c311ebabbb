import canonicalize from 'canonicalize';
import { diffArrays, diffWordsWithSpace } from 'diff';
import { blockTypeOf } from './blocks/blockRegistry.ts';
import { leavesOf, textOf } from './bodyText.ts';
import type { Body, BodyNode } from './bodyTypes.ts';

export type WordChanges = { is: 'same' | 'added' | 'removed'; text: string }[];

/** One block of a comparison, in reading order. `words` says what a changed block lost and gained. */
export type BlockChange =
  | { is: 'same' | 'added' | 'removed' | 'moved'; kind: string; text: string }
  | { is: 'changed'; kind: string; words: WordChanges };

type Block = { kind: string; text: string; id: string | undefined; same: string };

/**
 * Compares block by block, then word by word inside blocks that changed: comparing whole texts word by word calls
 * everything changed once one paragraph moves.
 */
export function compareBodies(before: Body, after: Body): BlockChange[] {
  const older = leavesOf(before).map(blockOf);
  const newer = leavesOf(after).map(blockOf);
  const runs = runsOf(older, newer);
  const gone = new Set(runs.filter((run) => run.removed).flatMap((run) => run.value.map(({ same }) => same)));
  const come = new Set(runs.filter((run) => run.added).flatMap((run) => run.value.map(({ same }) => same)));
  const moved = (block: Block) => block.text !== '' && gone.has(block.same) && come.has(block.same);
  const changes: BlockChange[] = [];
  for (let at = 0; at < runs.length; at += 1) {
    const run = runs[at];
    if (!run) continue;
    const next = runs[at + 1];
    if (run.removed && next?.added) {
      changes.push(...replaced(run.value, next.value, moved));
      at += 1;
    } else if (run.removed) changes.push(...run.value.filter((block) => !moved(block)).map(as('removed')));
    else if (run.added)
      changes.push(...run.value.map((block) => as(moved(block) ? 'moved' : 'added')(block)));
    else changes.push(...run.value.map(as('same')));
  }
  return changes.filter((change) => change.is === 'changed' || change.text !== '');
}

type Run = { value: Block[]; added?: boolean; removed?: boolean };

/** Past so many blocks that came or went, the shortest way from one text to the other would take long to find. */
const mostBlocks = 200;

/** Blocks that stayed, were removed and were added. Above the limit one linear pass is used: a block stays if it occurs in order. */
function runsOf(older: Block[], newer: Block[]): Run[] {
  const comparator = (one: Block, other: Block) => one.same === other.same;
  const runs = diffArrays(older, newer, { comparator, maxEditLength: mostBlocks });
  return runs ?? walked(older, newer);
}

function walked(older: Block[], newer: Block[]): Run[] {
  const places = new Map<string, number[]>();
  for (const [at, { same }] of older.entries())
    places.set(same, [...(places.get(same) ?? []), at].slice(-20));
  const runs: Run[] = [];
  let at = 0;
  let come: Block[] = [];
  const end = (until: number) => {
    if (until > at) runs.push({ value: older.slice(at, until), removed: true });
    if (come.length > 0) runs.push({ value: come, added: true });
    come = [];
  };
  for (const block of newer) {
    const place = places.get(block.same)?.find((one) => one >= at);
    if (place === undefined) come.push(block);
    else {
      end(place);
      runs.push({ value: [block] });
      at = place + 1;
    }
  }
  end(older.length);
  return runs;
}

/** Past so many words that came or went, one text is no longer a change of the other, and finding it would take long. */
const mostWords = 400;

/** What two lines of text differ in, word by word; Chinese by words too, as `Intl.Segmenter` finds them. */
export function compareWords(before: string, after: string, language = 'en'): WordChanges {
  const intlSegmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const parts = diffWordsWithSpace(before, after, { intlSegmenter, maxEditLength: mostWords });
  if (!parts) return [{ is: 'removed', text: before } as const, { is: 'added', text: after } as const];
  return parts.map((part) => ({
    is: part.added ? 'added' : part.removed ? 'removed' : 'same',
    text: part.value,
  }));
}

function as(is: 'same' | 'added' | 'removed' | 'moved') {
  return ({ kind, text }: Block): BlockChange => ({ is, kind, text });
}

/** A block is held for likeness against so many that left. */
const mostHeld = 40;

/** Pairs what left with what came: by block id first, then by likeness, keeping order; the rest was removed or added. */
function replaced(gone: Block[], come: Block[], moved: (block: Block) => boolean): BlockChange[] {
  const left = gone.filter((block) => !moved(block));
  const byIds = new Map(left.flatMap(({ id }, at) => (id === undefined ? [] : [[id, at] as const])));
  const changes: BlockChange[] = [];
  let next = 0; // of those that left: what stands before is told
  for (const block of come) {
    if (moved(block)) {
      changes.push(as('moved')(block));
      continue;
    }
    const byId = (block.id !== undefined && byIds.get(block.id)) || 0;
    const isHeld = block.id !== undefined && byIds.has(block.id) && byId >= next;
    const near = isHeld
      ? 0
      : left.slice(next, next + mostHeld).findIndex((one) => likeness(one, block) > 0.4);
    const partner = isHeld ? byId : next + near;
    const older = near < 0 ? undefined : left[partner];
    if (!older) {
      changes.push(as('added')(block));
      continue;
    }
    changes.push(...left.slice(next, partner).map(as('removed')));
    next = partner + 1;
    changes.push({ is: 'changed', kind: block.kind, words: compareWords(older.text, block.text) });
  }
  return [...changes, ...left.slice(next).map(as('removed'))];
}

/** Dice's coefficient over pairs of characters, which serves Chinese and English alike: 0 unlike, 1 alike. */
function likeness(one: Block, other: Block): number {
  if (one.kind !== other.kind) return 0;
  const pairs = pairsOf(one);
  const others = pairsOf(other);
  if (pairs.size + others.size === 0) return 0;
  let shared = 0;
  for (const pair of pairs) if (others.has(pair)) shared += 1;
  return (2 * shared) / (pairs.size + others.size);
}

/** Each block is held against many others. */
const knownPairs = new WeakMap<Block, Set<string>>();

function pairsOf(block: Block): Set<string> {
  const known = knownPairs.get(block);
  if (known) return known;
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < block.text.length; at += 1) pairs.add(block.text.slice(at, at + 2));
  knownPairs.set(block, pairs);
  return pairs;
}

function blockOf(node: BodyNode): Block {
  const { id, ...attrs } = node.attrs ?? {};
  const leaf = blockTypeOf(node.type)?.leaf;
  return {
    kind: leaf?.kind?.(node) ?? node.type,
    text: leaf?.line?.(node) ?? textOf(node),
    id: typeof id === 'string' ? id : undefined,
    // jsonb gives an object's keys back in an order of its own
    same: canonicalize([node.type, attrs, node.content ?? []]) ?? '',
  };
}
