import type { CoveredEvent, StoryText } from './coveredEvents.ts';
import type { Vocabulary } from './vocabulary.ts';

type Random = () => number;

/** Writes a story about an event, from words of the language, words of its topics, and its own names. */
export function writeText(event: CoveredEvent, vocabulary: Vocabulary, random: Random): StoryText {
  const { words, draw } = vocabulary;
  const { names, topicWords } = event;
  const word = (): string => {
    const chance = random();
    if (chance < 0.07) return names[Math.floor(random() ** 1.5 * names.length)] as string;
    if (chance < 0.2) return topicWords[Math.floor(random() ** 1.5 * topicWords.length)] as string;
    return words[draw(random)] as string;
  };
  const headline = joinCapitalized(vocabulary, [
    names[Math.floor(random() * 4)] as string,
    ...draws(2 + Math.floor(random() * 3), word),
    topicWords[Math.floor(random() * 8)] as string,
    ...draws(1 + Math.floor(random() * 3), word),
  ]);
  const standfirst = random() < 0.9 ? sentence(vocabulary, word, random) : '';
  // Lengths of news are about log-normal; half of them are between 2/3 and 3/2 of the median.
  const length = vocabulary.length * Math.exp(0.6 * drawNormal(random));
  const paragraphs: string[] = [];
  let written = 0;
  while (written < Math.min(Math.max(length, 60), 3_000)) {
    const sentences = draws(1 + Math.floor(random() * 4), () => sentence(vocabulary, word, random));
    paragraphs.push(sentences.join(vocabulary.between));
    written += (sentences.length * (vocabulary.sentence[0] + vocabulary.sentence[1])) / 2;
  }
  return { headline, standfirst, paragraphs, words: Math.round(written) };
}

/** The story as another agency sends it: often with another headline, and with a few other paragraphs. */
export function rewrite(
  text: StoryText,
  event: CoveredEvent,
  vocabulary: Vocabulary,
  random: Random,
): StoryText {
  const rewritten = writeText(event, vocabulary, random);
  const paragraphs = text.paragraphs.map((paragraph) =>
    random() < 0.08 ? (rewritten.paragraphs[0] ?? paragraph) : paragraph,
  );
  return { ...text, headline: random() < 0.5 ? rewritten.headline : text.headline, paragraphs };
}

/** The story with one more paragraph at its end. */
export function extend(
  text: StoryText,
  event: CoveredEvent,
  vocabulary: Vocabulary,
  random: Random,
): StoryText {
  const [more = ''] = writeText(event, vocabulary, random).paragraphs;
  return {
    ...text,
    paragraphs: [...text.paragraphs, more],
    words: text.words + Math.round(vocabulary.length / 9),
  };
}

function sentence(vocabulary: Vocabulary, word: () => string, random: Random): string {
  const [least, most] = vocabulary.sentence;
  const length = least + Math.floor(random() * (most - least));
  return joinCapitalized(vocabulary, draws(length, word)) + vocabulary.stop;
}

function joinCapitalized({ between }: Vocabulary, words: string[]): string {
  const text = words.join(between);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const draws = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw);

/** A draw from the standard normal distribution (Box–Muller). */
const drawNormal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
