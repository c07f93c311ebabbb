import { between, expand, type Random, type Slots, sample } from './grammar.ts';
import type { Lexicon } from './lexicon/lexicon.ts';

/** The number of words, or of characters in Chinese. */
export const lengthOf = (text: string, { language }: Pick<Lexicon, 'language'>): number =>
  language === 'zh-CN'
    ? Array.from(text.replace(/\s/g, '')).length
    : text.split(/\s+/).filter(Boolean).length;

/** Returns templates in a random order, none twice before all have been used. */
export function deckOf(templates: readonly string[], random: Random): () => string {
  let left: string[] = [];
  return () => {
    if (left.length === 0) left = sample(templates, templates.length, random);
    return left.pop() ?? '';
  };
}

/** Sentences with a total length between `least` and `most`. A sentence that would exceed `most` is skipped. */
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

/** Expands a template, and adds the language's full stop unless it already ends a sentence. */
export function sentenceOf(template: string, slots: Slots, { stop }: Lexicon, random: Random): string {
  const text = expand(template, slots, random);
  return /[.!?。！？”]$/u.test(text) ? text : `${text}${stop}`;
}

/** Joins sentences into paragraphs of `least` to `most` sentences each. */
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
