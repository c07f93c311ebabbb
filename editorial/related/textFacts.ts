import type { Language } from '#db/schema/taxonomy.ts';
import { chineseVector } from './chineseVector.ts';
import { findNames, type NamedText, nounsOf, type StoryNames } from './namesInText.ts';
import type { StoryName } from './storyName.ts';
import { isSameLexicon } from './storySegments.ts';
import { signatureOf } from './textSimilarity.ts';
import type { Vector } from './vector.ts';

/**
 * Data that the search for related stories computes from a text without the database. Another thread can compute it
 * before the story has an id.
 */
export type TextFacts = {
  signature: Uint8Array;
  /** for a Chinese text; the search index has those of other languages */
  vector: Vector | undefined;
  names: StoryName[];
  language: Language;
  /** the lexicon with which a Chinese text was segmented */
  lexicon: readonly string[];
};

/** Computes the facts of a text. */
export function findTextFacts(story: NamedText, language: Language, lexicon: readonly string[]): TextFacts {
  return {
    signature: signatureOfStory(story, language),
    vector: language === 'zh-CN' ? chineseVector(story, lexicon) : undefined,
    names: findNames(story, language, lexicon).names,
    language,
    lexicon,
  };
}

/** The MinHash signature of a story's headline, standfirst and text. */
export const signatureOfStory = (
  { headline, standfirst, plainText }: NamedText,
  language: Language,
): Uint8Array => signatureOf(`${headline}\n${standfirst}\n${plainText}`, language);

/** The names of a story, from its facts if they exist and are still valid. */
export function namesOfStory(story: Story, language: Language, lexicon: readonly string[]): StoryNames {
  const facts = validTextFacts(story, language, lexicon);
  return facts
    ? { names: facts.names, nouns: nounsOf(story, language, lexicon) }
    : findNames(story, language, lexicon);
}

type Story = NamedText & { facts?: TextFacts | undefined };

/** Earlier computed facts of a story, unless its language or the lexicon has changed since. */
export function validTextFacts(
  { facts }: Pick<Story, 'facts'>,
  language: Language,
  lexicon: readonly string[],
): TextFacts | undefined {
  if (facts?.language !== language) return undefined;
  return language !== 'zh-CN' || isSameLexicon(facts.lexicon, lexicon) ? facts : undefined;
}
