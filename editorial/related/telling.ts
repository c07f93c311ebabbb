import type { Transaction } from '#db/pools';
import { askWords } from './askingWords.ts';
import { type Commonness, rarity } from './commonness.ts';
import type { Own } from './finding.ts';
import { saying } from './scoring.ts';

/** `ids`: the releases that have it, where looking brought them all. */
export type Term = { word: string; stories: number; weight: number; ids?: number[] };

/** One question to the index: a word, or two of which each alone is too common. */
export type Probe = { terms: Term[]; expected: number };

/** Rows that all probes together may bring, whatever the size of the paper: its cost is bounded by them. */
const budget = 3_000;
/** Rows that a single word may bring. */
const mostOfOne = 1_000;
const mostProbes = 22;
/** Words of which the planner knows nothing are looked up, so many of them, and each so far and no further. */
const mostLookedUp = (total: number): number => (total < 20_000 ? 150 : 24);
const lookedUpTo = (total: number): number => Math.min(300, Math.max(100, Math.round(total / 1_000)));
const mostPaired = 10;
/** Two words of one subject stand together more often than chance would have it. */
const lift = 6;

/** The story's words that other stories have too, each with how telling it is; most telling first. */
export async function weighTerms(
  tx: Transaction,
  { vector, itself }: Pick<Own, 'vector' | 'itself'>,
  common: Commonness,
): Promise<Term[]> {
  const unknown: string[] = [];
  const terms: Term[] = [];
  const weigh = (word: string, stories: number, ids?: number[]): Term => ({
    word,
    stories,
    ...(ids && { ids }),
    weight: rarity(common.total, stories) * saying(vector.terms.get(word) ?? 1),
  });
  for (const word of vector.terms.keys()) {
    const stories = common.stories(word);
    if (stories === undefined) unknown.push(word);
    else terms.push(weigh(word, stories));
  }
  const prominent = unknown
    .map((word) => ({ word, count: vector.terms.get(word) ?? 1, isHeadline: vector.headline.has(word) }))
    .sort((a, b) => Number(b.isHeadline) - Number(a.isHeadline) || b.count - a.count)
    .slice(0, mostLookedUp(common.everywhere))
    .map(({ word }) => word);
  const most = lookedUpTo(common.everywhere);
  for (const [word, ids] of await lookUp(tx, prominent, most)) {
    if (ids.length <= itself) continue;
    if (ids.length < most) terms.push(weigh(word, ids.length - itself, ids));
    else terms.push(weigh(word, midway(most, common.unknown)));
  }
  return terms.sort((a, b) => b.weight - a.weight);
}

/** In so many stories a word is, for all that is known, that is in more than `some` and that the planner forgot. */
const midway = (some: number, forgotten: number): number => Math.sqrt(some * Math.max(some, forgotten));

async function lookUp(tx: Transaction, words: string[], most: number): Promise<[string, number[]][]> {
  const found = await askWords(tx, words.map(quoted), most);
  return words.map((word, at) => [word, found[at] ?? []]);
}

/** A word as Postgres reads it in a query, whatever signs it holds. */
export const quoted = (word: string): string => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/**
 * Which words to ask the index for: the most telling, while all that they bring stays within the budget; and pairs of
 * words that are too common alone.
 */
export function chooseProbes(terms: Term[], total: number): Probe[] {
  const probes: Probe[] = [];
  const tooCommon: Term[] = [];
  let spent = 0;
  for (const term of terms) {
    if (probes.length >= mostProbes) break;
    if (term.stories > mostOfOne || spent + term.stories > budget) {
      tooCommon.push(term);
      continue;
    }
    probes.push({ terms: [term], expected: term.stories });
    spent += term.stories;
  }
  return [...probes, ...choosePairs(tooCommon.slice(0, mostPaired), total, budget - spent)];
}

function choosePairs(terms: Term[], total: number, left: number): Probe[] {
  const pairs = terms
    .flatMap((one, at) =>
      terms.slice(at + 1).map((other) => ({
        terms: [one, other],
        expected: Math.min(one.stories, other.stories, (lift * one.stories * other.stories) / total),
      })),
    )
    .sort((a, b) => weightOf(b) - weightOf(a));
  const chosen: Probe[] = [];
  let spent = 0;
  for (const pair of pairs) {
    if (pair.expected > mostOfOne || spent + pair.expected > left) continue;
    chosen.push(pair);
    spent += pair.expected;
  }
  return chosen;
}

const weightOf = ({ terms }: Probe): number => terms.reduce((sum, { weight }) => sum + weight, 0);
