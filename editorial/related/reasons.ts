import type { RelatedReason } from '#db/schema/related.ts';
import type { StoryNames } from './namesInText.ts';
import type { RelatedCandidate } from './storyComparison.ts';
import type { StoryName, StoryNoun } from './storyName.ts';

/**
 * Minimum score of two texts about one event, not only one subject; most such pairs of the labelled sets have it.
 */
const MIN_SAME_EVENT_SCORE = 0.45;
/** Minimum shared terms: a single term may be shared by chance. */
const MIN_SHARED_WORDS = 2;
/** Minimum score of the texts for a shared name to be a better reason than a shared topic. */
const MIN_TEXT_BEFORE_TOPICS = 0.15;
/**
 * With at least this many shared terms, nearly every story contains the last quarter of them. A name in that quarter,
 * such as the paper's own city, is no reason.
 */
const MIN_RANKED_WORDS = 12;
const SIGNIFICANT_SHARE = 0.75;
/** Score from which a reason needs no name. */
const MIN_TEXT_UNNAMED = 0.15;
const MAX_NAMES = 3;
const MAX_NOUNS = 2;
/** Minimum shared nouns for two texts to be about one event, without a shared name or topic. */
const MIN_NOUNS_OF_STORY = 2;
/** Shorter nouns are shown only if there are no longer ones. */
const LONG_LETTERS = 6;
/** Minimum count for a noun to be a subject of the story; the headline counts twice. */
const MIN_NOUN_COUNT = 2;

/**
 * The reason why a candidate is in the story's list; with `back`, why the story is in the candidate's list. It names
 * what readers recognize: shared names, or a topic, or else nouns, if there are any.
 */
export function reasonFor(candidate: RelatedCandidate, story: StoryNames, back = false): RelatedReason {
  const { shared, daysBefore } = candidate;
  const { text } = back ? candidate.back : candidate;
  const topics = candidate.topics.map(({ name }) => name);
  const names = sharedNames(candidate, story.names);
  if (text >= MIN_SAME_EVENT_SCORE && shared.length >= MIN_SHARED_WORDS) {
    const isEarlier = back ? daysBefore < 0 : daysBefore >= 0;
    const words =
      [names, topics.slice(0, 1)].find(({ length }) => length > 0) ?? sharedNouns(candidate, story);
    // Reports of two companies' results use the same words: without a name or a topic, one common noun does not make
    // them one event.
    if (names.length > 0 || topics.length > 0 || words.length >= MIN_NOUNS_OF_STORY)
      return { why: 'story', is: isEarlier ? 'earlier' : 'later', words };
  }
  if (topics.length > 0 && (names.length === 0 || text < MIN_TEXT_BEFORE_TOPICS))
    return { why: 'topics', topics: topics.slice(0, MAX_NAMES) };
  return { why: 'text', words: names.length > 0 ? names : sharedNouns(candidate, story) };
}

/** Whether a reason may be shown. A low similarity without anything to name is chance. */
export const isReasonShown = (reason: RelatedReason, text: number): boolean =>
  reason.why !== 'text' || reason.words.length > 0 || text >= MIN_TEXT_UNNAMED;

/** The reason of a filler. */
export const fillerReason = (topic: string): RelatedReason => ({ why: 'more', topic });

/** Names of the story that the candidate has, most significant first, without names that are part of another. */
function sharedNames(candidate: RelatedCandidate, names: StoryName[]): string[] {
  const both = names.filter(
    ({ lexemes }) => lexemes.length > 0 && lexemes.every((lexeme) => candidate.count(lexeme) > 0),
  );
  const { length } = candidate.shared;
  /** The best place of a name's lexemes among the shared terms. */
  const placeOf = ({ lexemes }: StoryName) =>
    Math.min(length, ...lexemes.map((lexeme) => candidate.placeOf(lexeme)));
  const isSignificant = (place: number) =>
    length < MIN_RANKED_WORDS || place < SIGNIFICANT_SHARE * length || place === length;
  return both
    .filter((name) => !both.some((other) => isPartOf(name, other)) && isSignificant(placeOf(name)))
    .sort((one, other) => placeOf(one) - placeOf(other))
    .slice(0, MAX_NAMES)
    .map(({ text }) => text);
}

/** Whether a name is part of another. Of two spellings of one name, the shorter or else the last in order is a part. */
function isPartOf(name: StoryName, other: StoryName): boolean {
  if (name === other || name.lexemes.length > other.lexemes.length) return false;
  if (!name.lexemes.every((lexeme) => other.lexemes.includes(lexeme))) return false;
  if (name.lexemes.length < other.lexemes.length) return true;
  return name.text.length === other.text.length
    ? name.text > other.text
    : name.text.length < other.text.length;
}

/** Nouns that are subjects of both stories: longer before shorter, and then the most significant. */
function sharedNouns(candidate: RelatedCandidate, story: StoryNames): string[] {
  const { length } = candidate.shared;
  const isShort = ({ text }: StoryNoun) => Number(text.length < LONG_LETTERS);
  const placeOf = ({ lexeme }: StoryNoun) => candidate.placeOf(lexeme);
  return story
    .nouns()
    .filter((noun) => placeOf(noun) < length && candidate.count(noun.lexeme) >= MIN_NOUN_COUNT)
    .sort((one, other) => isShort(one) - isShort(other) || placeOf(one) - placeOf(other))
    .slice(0, MAX_NOUNS)
    .map(({ text }) => text);
}
