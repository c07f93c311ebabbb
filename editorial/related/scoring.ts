import { bm25 } from '#editorial/search/bm25';
import { rarity } from './commonness.ts';
import { dampened } from './comparing.ts';
import { countOf, type Numbered, type Words, wordOf } from './numbering.ts';
import type { Term } from './telling.ts';

/**
 * Chosen with the labelled sets in sight (docs/related.md): what shared topics and the likeness of the whole texts weigh
 * beside the telling words, how much a story loses by age, and how fast.
 */
const topicShare = 0.25;
const wholeShare = 0.3;
const ageShare = 0.22;
const ageDays = 60;

/** From here on a shared topic alone makes stories related: one that no more than a twentieth of the stories have. */
const tellingTopic = 0.25;
/** Below this what two texts share is chance: of such pairs of the labelled sets, one in fifty is related. */
const leastText = 0.25;
/** The same among fewer than a dozen others, of which nothing tells what is common. */
const leastAmongFew = 0.4;
const few = 12;

/**
 * Whether what two stories share is more than chance.
 * @param text how well one answers the other's words, 0 to 1
 * @param byTopic how telling the topics of both are, 0 to 1
 * @param others how many stories of the language it was found among
 */
export const isRelated = (text: number, byTopic: number, others: number): boolean =>
  text >= (others < few ? leastAmongFew : leastText) || byTopic >= tellingTopic;

/** A story says at least as much as so many words that no other has: else a brief would be all that it shares. */
const leastSaid = 5;

export type Scorer = {
  /** How well a text answers the story's words, beside how well the story itself does: 0 to 1. */
  text(other: Numbered): number;
  /** The same the other way: how well the story answers the other's words. */
  back(other: Numbered): number;
  /** Words that both have, most telling first. */
  shared(other: Numbered): Term[];
};

type Given = {
  own: Numbered;
  /** the story's own, weighed */
  terms: Term[];
  /** all that the story or any candidate has */
  words: Words;
  /** how telling a word is that none of the terms has, by its key */
  rarityOf(key: number): number;
  averageLength: number;
  /** how many stories there are */
  total: number;
};

/** Scores texts beside one story: BM25, with the cosine of the whole texts to settle what it leaves near. */
export function scorerFor({ own, terms, words, rarityOf, averageLength, total }: Given): Scorer {
  // By the number of each word: how telling it is, how often the story has it, what it asks for and in which place.
  const telling = new Float64Array(words.keys.length);
  for (const [number, key] of words.keys.entries()) telling[number] = rarityOf(key);
  const has = new Uint32Array(telling.length);
  const asks = new Float64Array(telling.length);
  const places = new Int32Array(telling.length).fill(-1);
  for (const packed of own.words) has[wordOf(packed)] = countOf(packed);
  for (const [place, { word, weight, stories }] of terms.entries()) {
    const number = words.numberOf(word);
    asks[number] = weight;
    places[number] = place;
    telling[number] = rarity(total, stories);
  }
  const whole = (packed: number) => dampened(countOf(packed)) * (telling[wordOf(packed)] ?? 0);
  const normOf = ({ words: all }: Numbered) =>
    Math.sqrt(all.reduce((sum, packed) => sum + whole(packed) ** 2, 0)) || 1;
  const ownNorm = normOf(own);
  const cosine = (other: Numbered): number => {
    let sum = 0;
    let shared = 0;
    for (const packed of other.words) {
      const weight = whole(packed);
      sum += weight * weight;
      const count = has[wordOf(packed)] ?? 0;
      if (count > 0) shared += weight * dampened(count) * (telling[wordOf(packed)] ?? 0);
    }
    return shared / (ownNorm * (Math.sqrt(sum) || 1));
  };
  const mix = (answered: number, other: Numbered): number =>
    (answered + wholeShare * cosine(other)) / (1 + wholeShare);
  const answer = (other: Numbered): number => {
    const answers: { tf: number; weight: number }[] = [];
    for (const packed of other.words) {
      const weight = asks[wordOf(packed)] ?? 0;
      if (weight > 0) answers.push({ tf: countOf(packed), weight });
    }
    return bm25(answers, other.length, averageLength);
  };
  const self = Math.max(answer(own), leastSaid * rarity(total, 1) * saying(1));
  return {
    text: (other) => mix(answer(other) / self, other),
    back(other) {
      const theirs = Array.from(other.words, (packed) => ({
        tf: countOf(packed),
        weight: (telling[wordOf(packed)] ?? 0) * saying(countOf(packed)),
        here: has[wordOf(packed)] ?? 0,
      }));
      const answered = theirs.flatMap(({ weight, here }) => (here > 0 ? [{ tf: here, weight }] : []));
      const best = bm25(theirs, other.length, averageLength) || 1;
      return mix(bm25(answered, own.length, averageLength) / best, other);
    },
    shared(other) {
      const found: number[] = [];
      for (const packed of other.words) {
        const place = places[wordOf(packed)] ?? -1;
        if (place >= 0) found.push(place);
      }
      return found.sort((a, b) => a - b).flatMap((place) => terms[place] ?? []);
    },
  };
}

/** How much a word says of the story that asks, which has it so often. */
export const saying = (count: number): number => count / (count + 3);

/** @param topics how telling the shared topics are together, 0 to 1 */
export function combine(text: number, topics: number, days: number): number {
  const fresh = 1 - ageShare * (1 - Math.exp(-Math.abs(days) / ageDays));
  return (text + topicShare * topics) * fresh;
}
