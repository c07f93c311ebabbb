import canonicalize from 'canonicalize';
import { diffArrays } from 'diff';
import { blockTypeOf } from './blocks/blockRegistry.ts';
import { leavesOf, textOf } from './bodyText.ts';
import type { Body, BodyNode } from './bodyTypes.ts';

export type WordChanges = { is: 'same' | 'added' | 'removed'; text: string }[];

/** One block of a comparison, in reading order. `words` lists the words that a changed block lost and gained. */
export type BlockChange =
  | { is: 'same' | 'added' | 'removed' | 'moved'; kind: string; text: string }
  | { is: 'changed'; kind: string; words: WordChanges };

type Block = { kind: string; text: string; id: string | undefined; same: string };

/**
 * Compares block by block, then word by word inside changed blocks. Comparing whole texts word by word would mark everything
 * as changed once one paragraph moves.
 */
export function compareBodies(before: Body, after: Body): BlockChange[] {
  const runs = runsOf(leavesOf(before).map(blockOf), leavesOf(after).map(blockOf));
  const contentsOf = (is: 'removed' | 'added') =>
    new Set(runs.flatMap((run) => (run[is] ? run.value.map(({ same }) => same) : [])));
  const [removed, added] = [contentsOf('removed'), contentsOf('added')];
  const isMoved = (block: Block) => block.text !== '' && removed.has(block.same) && added.has(block.same);
  const changes = runs.flatMap((run, at): BlockChange[] => {
    if (!run.removed && !run.added) return run.value.map(changeOf('same'));
    const previous = runs[at - 1];
    if (run.removed) return runs[at + 1]?.added ? [] : changesBetween(run.value, [], isMoved);
    return changesBetween(previous?.removed ? previous.value : [], run.value, isMoved);
  });
  return changes.filter((change) => change.is === 'changed' || change.text !== '');
}

type Run = { value: Block[]; added?: boolean; removed?: boolean };

/** Maximum added and removed blocks for the exact comparison: the time that it takes grows with their number. */
const MAX_BLOCK_CHANGES = 200;

/** Runs of kept, removed and added blocks. Above the limit one linear pass is used: a block is kept if it occurs in order. */
function runsOf(older: Block[], newer: Block[]): Run[] {
  const comparator = (a: Block, b: Block) => a.same === b.same;
  return (
    diffArrays(older, newer, { comparator, maxEditLength: MAX_BLOCK_CHANGES }) ?? linearRuns(older, newer)
  );
}

function linearRuns(older: Block[], newer: Block[]): Run[] {
  const places = new Map<string, number[]>();
  for (const [at, { same }] of older.entries())
    places.set(same, [...(places.get(same) ?? []), at].slice(-20));
  const runs: Run[] = [];
  let at = 0;
  let added: Block[] = [];
  const endRun = (until: number) => {
    if (until > at) runs.push({ value: older.slice(at, until), removed: true });
    if (added.length > 0) runs.push({ value: added, added: true });
    added = [];
  };
  for (const block of newer) {
    const place = places.get(block.same)?.find((each) => each >= at);
    if (place === undefined) added.push(block);
    else {
      endRun(place);
      runs.push({ value: [block] });
      at = place + 1;
    }
  }
  endRun(older.length);
  return runs;
}

/** Maximum added and removed words. Above it the texts have too little in common, and comparing them takes long. */
const MAX_WORD_CHANGES = 400;

/** The differences of two texts, word by word. In Chinese too, words are those that `Intl.Segmenter` finds. */
export function compareWords(before: string, after: string, language = 'en'): WordChanges {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const wordsOf = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);
  const parts = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MAX_WORD_CHANGES });
  if (!parts) return [{ is: 'removed', text: before } as const, { is: 'added', text: after } as const];
  return parts.map(({ added, removed, value }) => {
    return { is: added ? 'added' : removed ? 'removed' : 'same', text: value.join('') };
  });
}

const changeOf =
  (is: 'same' | 'added' | 'removed' | 'moved') =>
  ({ kind, text }: Block): BlockChange => ({ is, kind, text });

/** Maximum removed blocks that an added block is compared with. */
const MAX_CANDIDATES = 40;
const MIN_LIKENESS = 0.4;

/** Pairs removed blocks with added ones, in order: by block id, else by likeness. Blocks without a partner keep their kind. */
function changesBetween(removed: Block[], added: Block[], isMoved: (block: Block) => boolean): BlockChange[] {
  const left = removed.filter((block) => !isMoved(block));
  const placesById = new Map(left.map(({ id }, at) => [id, at]));
  const partnerOf = (block: Block, from: number): number => {
    const sameId = block.id === undefined ? -1 : (placesById.get(block.id) ?? -1);
    if (sameId >= from) return sameId;
    const candidates = left.slice(from, from + MAX_CANDIDATES);
    const similar = candidates.findIndex((each) => likeness(each, block) > MIN_LIKENESS);
    return similar < 0 ? -1 : from + similar;
  };
  const changes: BlockChange[] = [];
  let next = 0; // the first removed block that is not in the changes yet
  for (const block of added) {
    const partner = isMoved(block) ? -1 : partnerOf(block, next);
    const older = left[partner];
    if (!older) {
      changes.push(changeOf(isMoved(block) ? 'moved' : 'added')(block));
      continue;
    }
    changes.push(...left.slice(next, partner).map(changeOf('removed')));
    next = partner + 1;
    changes.push({ is: 'changed', kind: block.kind, words: compareWords(older.text, block.text) });
  }
  return [...changes, ...left.slice(next).map(changeOf('removed'))];
}

/** Dice's coefficient over pairs of characters, from 0 (unlike) to 1 (equal). Works for Chinese and English. */
function likeness(a: Block, b: Block): number {
  const [pairs, others] = [pairsOf(a), pairsOf(b)];
  if (a.kind !== b.kind || pairs.size + others.size === 0) return 0;
  const shared = [...pairs].filter((pair) => others.has(pair)).length;
  return (2 * shared) / (pairs.size + others.size);
}

/** Cached, because each block is compared with many others. */
const pairsCache = new WeakMap<Block, Set<string>>();

function pairsOf(block: Block): Set<string> {
  const cached = pairsCache.get(block);
  if (cached) return cached;
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < block.text.length; at += 1) pairs.add(block.text.slice(at, at + 2));
  pairsCache.set(block, pairs);
  return pairs;
}

function blockOf(node: BodyNode): Block {
  const { id, ...attrs } = node.attrs ?? {};
  const leaf = blockTypeOf(node.type)?.leaf;
  return {
    kind: leaf?.kind?.(node) ?? node.type,
    text: leaf?.line?.(node) ?? textOf(node),
    id: typeof id === 'string' ? id : undefined,
    // Canonical, because jsonb does not keep the order of keys
    same: canonicalize([node.type, attrs, node.content ?? []]) ?? '',
  };
}
