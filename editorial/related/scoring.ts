import { bm25 } from '#editorial/search/bm25';
import type { Term } from './telling.ts';
import type { Vector } from './vector.ts';

/**
 * Found by measuring on half of the labelled sets (docs/related.md): what shared topics weigh beside shared words, how
 * much a story loses by age, and how fast.
 */
const topicShare = 0.35;
const ageShare = 0.12;
const ageDays = 120;

/** Below this a story is no relation. */
export const floor = 0.03;

export type Scorer = {
  /** How well a text answers the story's words, beside how well the story itself does: 0 to 1, seldom more. */
  text(other: Vector): number;
  /** The same the other way: how well the story answers the other's words. */
  back(other: Vector): number;
  /** Words that both have, most telling first. */
  shared(other: Vector): Term[];
};

/**
 * @param terms the story's own, weighed
 * @param guess the weight of a word that is not among them, said so often
 */
export function scorerFor(
  own: Vector,
  terms: Term[],
  guess: (word: string, count: number) => number,
  averageLength: number,
): Scorer {
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
  return {
    text: (other) => answer(asked, other) / self,
    back(other) {
      const theirs = [...other.terms].map(([word, count]): [string, number] => [word, guess(word, count)]);
      return answer(theirs, own) / (answer(theirs, other) || 1);
    },
    shared: (other) => terms.filter(({ word }) => other.terms.has(word)),
  };
}

/** @param topics how telling the shared topics are together, 0 to 1 */
export function combine(text: number, topics: number, days: number): number {
  const fresh = 1 - ageShare * (1 - Math.exp(-Math.abs(days) / ageDays));
  return (text + topicShare * topics) * fresh;
}
