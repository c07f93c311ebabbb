import { bm25 } from '#editorial/search/bm25';
import type { Term } from './telling.ts';
import type { Vector } from './vector.ts';

/**
 * Found by measuring on half of the labelled sets (docs/related.md): what shared topics and the likeness of the whole
 * texts weigh beside the telling words, how much a story loses by age, and how fast.
 */
const topicShare = 0.25;
const wholeShare = 0.3;
const ageShare = 0.22;
const ageDays = 60;

/** Below this a story is no relation. */
export const floor = 0.03;

export type Scorer = {
  /** How well a text answers the story's words, beside how well the story itself does: 0 to 1. */
  text(other: Vector): number;
  /** The same the other way: how well the story answers the other's words. */
  back(other: Vector): number;
  /** Words that both have, most telling first. */
  shared(other: Vector): Term[];
};

type Given = {
  own: Vector;
  /** the story's own, weighed */
  terms: Term[];
  /** how telling any word is */
  rarityOf(word: string): number;
  averageLength: number;
};

/** Scores texts beside one story: BM25, with the cosine of the whole texts to settle what it leaves near. */
export function scorerFor({ own, terms, rarityOf, averageLength }: Given): Scorer {
  const answer = (asked: [string, number][], text: Vector): number =>
    bm25(
      asked.flatMap(([word, weight]) => {
        const tf = text.terms.get(word);
        return tf === undefined ? [] : [{ tf, weight }];
      }),
      text.length,
      averageLength,
    );
  const asked = terms.map(({ word, weight }): [string, number] => [word, weight]);
  const self = answer(asked, own) || 1;
  const ownWhole = weigh(own, rarityOf);
  const mix = (answered: number, other: Vector): number =>
    (answered + wholeShare * cosine(ownWhole, other, rarityOf)) / (1 + wholeShare);
  return {
    text: (other) => mix(answer(asked, other) / self, other),
    back(other) {
      const theirs = [...other.terms].map(([word, count]): [string, number] => [
        word,
        rarityOf(word) * saying(count),
      ]);
      return mix(answer(theirs, own) / (answer(theirs, other) || 1), other);
    },
    shared: (other) => terms.filter(({ word }) => other.terms.has(word)),
  };
}

/** How much a word says of the story that asks, which has it so often. */
export const saying = (count: number): number => count / (count + 3);

type Weighed = { weights: Map<string, number>; length: number };

/** What logarithms of small counts are, since a release asks for a hundred thousand of them. */
const logs = Float64Array.from({ length: 64 }, (_, count) => 1 + Math.log(Math.max(1, count)));
const dampened = (count: number): number => logs[count] ?? 1 + Math.log(count);

function weigh({ terms }: Vector, rarityOf: (word: string) => number): Weighed {
  const weights = new Map<string, number>();
  let sum = 0;
  for (const [word, count] of terms) {
    const weight = dampened(count) * rarityOf(word);
    weights.set(word, weight);
    sum += weight * weight;
  }
  return { weights, length: Math.sqrt(sum) || 1 };
}

function cosine(own: Weighed, other: Vector, rarityOf: (word: string) => number): number {
  let sum = 0;
  let shared = 0;
  for (const [word, count] of other.terms) {
    const weight = dampened(count) * rarityOf(word);
    sum += weight * weight;
    shared += weight * (own.weights.get(word) ?? 0);
  }
  return shared / (own.length * (Math.sqrt(sum) || 1));
}

/** @param topics how telling the shared topics are together, 0 to 1 */
export function combine(text: number, topics: number, days: number): number {
  const fresh = 1 - ageShare * (1 - Math.exp(-Math.abs(days) / ageDays));
  return (text + topicShare * topics) * fresh;
}
