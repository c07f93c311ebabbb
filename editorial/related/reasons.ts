import type { RelatedReason } from '#db/schema/related.ts';
import type { StoryNames } from './namesInText.ts';
import type { RelatedCandidate } from './storyComparison.ts';
import type { StoryName, StoryNoun } from './storyName.ts';

/** From here on two texts tell of one thing, not only of one subject: most such pairs of the labelled sets do. */
const sameStory = 0.45;
/** One word alone may be shared by chance. */
const MIN_SHARED_WORDS = 2;
/** What two texts share has to be so much for a name to tell more than a shared topic. */
const MIN_TEXT_BEFORE_TOPICS = 0.15;
/** Of so many shared words the last quarter is in nearly every story: a name among them, such as the paper's own city, says nothing. */
const MIN_RANKED_WORDS = 12;
const TELLING_SHARE = 0.75;
/** So much in common is enough by itself. */
const MIN_TEXT_UNNAMED = 0.15;
const MAX_NAMES = 3;
const MAX_NOUNS = 2;
/** So many nouns make two texts one story, where no name and no topic does. */
const MIN_NOUNS_OF_STORY = 2;
/** Shorter nouns are told only where no longer ones are. */
const LONG_LETTERS = 6;
/** A noun says what a story is about where it stands in the headline, which counts twice, or as often in the text. */
const MIN_NOUN_COUNT = 2;

/**
 * Why a candidate stands in the list beside the story; `back`: why the story stands in the candidate's. It names what
 * readers recognise: names that both have, or a topic, or else nouns. Where there is nothing of the kind, it names nothing.
 */
export function reasonFor(candidate: RelatedCandidate, story: StoryNames, back = false): RelatedReason {
  const { shared, daysBefore } = candidate;
  const { text } = back ? candidate.back : candidate;
  const topics = candidate.topics.map(({ name }) => name);
  const names = sharedNames(candidate, story.names);
  if (text >= sameStory && shared.length >= MIN_SHARED_WORDS) {
    const isEarlier = back ? daysBefore < 0 : daysBefore >= 0;
    const words =
      [names, topics.slice(0, 1)].find(({ length }) => length > 0) ?? sharedNouns(candidate, story);
    // Two companies' results are told in the same words: without a name or a topic, one common noun makes no story.
    if (names.length > 0 || topics.length > 0 || words.length >= MIN_NOUNS_OF_STORY)
      return { why: 'story', is: isEarlier ? 'earlier' : 'later', words };
  }
  if (topics.length > 0 && (names.length === 0 || text < MIN_TEXT_BEFORE_TOPICS))
    return { why: 'topics', topics: topics.slice(0, MAX_NAMES) };
  return { why: 'text', words: names.length > 0 ? names : sharedNouns(candidate, story) };
}

/** Of two texts that have little in common, and nothing that can be named, that little is chance. */
export const isReasonShown = (reason: RelatedReason, text: number): boolean =>
  reason.why !== 'text' || reason.words.length > 0 || text >= MIN_TEXT_UNNAMED;

/** Why it stands in a list that would be too short without it. */
export const reasonCount = (topic: string): RelatedReason => ({ why: 'more', topic });

/** Names of the story that the candidate has, the most telling first; of a name and a part of it the whole. */
function sharedNames(candidate: RelatedCandidate, names: StoryName[]): string[] {
  const both = names.filter(
    ({ lexemes }) => lexemes.length > 0 && lexemes.every((lexeme) => candidate.count(lexeme) > 0),
  );
  const whole = both.filter((name) => !both.some((other) => isPartOf(name, other)));
  const { shared } = candidate;
  const placeOf = (lexemes: string[]) => placeOfFirst(candidate, lexemes);
  const isTelling = (place: number) =>
    shared.length < MIN_RANKED_WORDS || place < TELLING_SHARE * shared.length || place === shared.length;
  return whole
    .filter(({ lexemes }) => isTelling(placeOf(lexemes)))
    .sort((one, other) => placeOf(one.lexemes) - placeOf(other.lexemes))
    .slice(0, MAX_NAMES)
    .map(({ text }) => text);
}

/** The place of the most telling of some lexemes among those that are shared. */
const placeOfFirst = (candidate: RelatedCandidate, lexemes: string[]): number =>
  lexemes.reduce((first, lexeme) => Math.min(first, candidate.placeOf(lexeme)), candidate.shared.length);

const isPartOf = (name: StoryName, other: StoryName): boolean =>
  name !== other &&
  (name.lexemes.length < other.lexemes.length
    ? name.lexemes.every((lexeme) => other.lexemes.includes(lexeme))
    : isSameButLess(name, other));

/** Of two ways to write one name the longer counts, and of equals the one that sorts first. */
const isSameButLess = (name: StoryName, other: StoryName): boolean =>
  name.lexemes.length === other.lexemes.length &&
  name.lexemes.every((lexeme) => other.lexemes.includes(lexeme)) &&
  (name.text.length < other.text.length ||
    (name.text.length === other.text.length && name.text > other.text));

/** Nouns that say what both stories are about: the longer before the shorter, and of either the most telling. */
function sharedNouns(candidate: RelatedCandidate, story: StoryNames): string[] {
  const { length } = candidate.shared;
  const isShort = ({ text }: StoryNoun) => Number(text.length < LONG_LETTERS);
  return story
    .nouns()
    .filter(({ lexeme }) => candidate.placeOf(lexeme) < length && candidate.count(lexeme) >= MIN_NOUN_COUNT)
    .sort(
      (one, other) =>
        isShort(one) - isShort(other) || candidate.placeOf(one.lexeme) - candidate.placeOf(other.lexeme),
    )
    .slice(0, MAX_NOUNS)
    .map(({ text }) => text);
}
