import { between, expand, type Random, type Slots, sample } from './grammar.ts';
import type { Lexicon } from './lexicon/lexicon.ts';

/** Words, or in Chinese signs. */
export const lengthOf = (text: string, { language }: Pick<Lexicon, 'language'>): number =>
  language === 'zh-CN'
    ? Array.from(text.replace(/\s/g, '')).length
    : text.split(/\s+/).filter(Boolean).length;

/** Hands out templates in a random order, and none again before all have been. */
export function deckOf(templates: readonly string[], random: Random): () => string {
  let left: string[] = [];
  return () => {
    if (left.length === 0) left = sample(templates, templates.length, random);
    return left.pop() ?? '';
  };
}

/** Sentences until their length is between `least` and `most`. A sentence that would be too long is left out. */
export function fillTo(
  [least, most]: readonly [number, number],
  next: () => string,
  lexicon: Lexicon,
  random: Random,
): string[] {
  const target = between(least, most, random);
  const sentences: string[] = [];
  let length = 0;
  for (let tries = 0; length < target && (tries < 20 || length < least); tries++) {
    const sentence = next();
    const added = lengthOf(sentence, lexicon);
    if (length + added > most) continue;
    sentences.push(sentence);
    length += added;
    tries = 0;
  }
  return sentences;
}

/** A clause or sentence of a template, ended as a sentence of the language. */
export function sentenceOf(template: string, slots: Slots, { stop }: Lexicon, random: Random): string {
  const text = expand(template, slots, random);
  return /[.!?。！？”]$/u.test(text) ? text : `${text}${stop}`;
}

/** Sentences gathered into paragraphs of so many each. */
export function paragraphsOf(
  sentences: readonly string[],
  [least, most]: readonly [number, number],
  lexicon: Lexicon,
  random: Random,
): string {
  const paragraphs: string[] = [];
  for (let at = 0; at < sentences.length; ) {
    const size = between(least, most, random);
    paragraphs.push(sentences.slice(at, at + size).join(lexicon.gap));
    at += size;
  }
  return paragraphs.join('\n\n');
}
