import type { RelatedReason } from '#db/schema/releases';
import type { Candidate } from './finding.ts';

/** From here on two texts tell of one thing, not only of one subject: most such pairs of the labelled sets do. */
const sameStory = 0.3;
const mostWords = 3;

/** Why a candidate stands in the list beside the story; `back`: why the story stands in the candidate's. */
export function reasonFor(candidate: Candidate, surface: Map<string, string>, back = false): RelatedReason {
  const { topics, shared, daysBefore } = candidate;
  const { text } = back ? candidate.back : candidate;
  const words = sayable(shared, surface);
  if (text >= sameStory && words.length >= 2) {
    const isEarlier = back ? daysBefore < 0 : daysBefore >= 0;
    return { why: 'story', is: isEarlier ? 'earlier' : 'later', words };
  }
  if (topics.length > 0) return { why: 'topics', topics: topics.map(({ name }) => name).slice(0, mostWords) };
  return { why: 'text', words };
}

/** Why it stands in a list that would be too short without it. */
export const moreOf = (topic: string): RelatedReason => ({ why: 'more', topic });

/** The most telling words of those that can be told, each once in whatever form. */
function sayable(shared: string[], surface: Map<string, string>): string[] {
  const told = new Map<string, string>();
  for (const lexeme of shared) {
    const word = surface.get(lexeme);
    if (word === undefined || word.length < 2) continue;
    const key = word.toLowerCase();
    const isPart = [...told.keys()].some((other) => other.includes(key) || key.includes(other));
    if (!isPart) told.set(key, word);
    if (told.size === mostWords) break;
  }
  return [...told.values()];
}
