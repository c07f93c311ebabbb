import type { Frozen } from '#editorial/article/freezing';
import { hasHan, languageOf } from '#editorial/search/words';

/**
 * The word of a story that stands behind each of Postgres' stems ("ferri" is "ferries"), for telling readers why. A
 * stem whose word can't be told is left out; of Chinese bigrams that overlap only whole words remain.
 */
export function surfaceWords(
  story: Pick<Frozen, 'headline' | 'standfirst' | 'plainText'>,
  stems: string[],
): Map<string, string> {
  const text = `${story.headline}\n${story.standfirst}\n${story.plainText.slice(0, 20_000)}`;
  const language = languageOf(story.headline);
  const words = new Set<string>();
  for (const line of text.split(/(?<=[。！？.!?\n])/u)) {
    for (const { segment, isWordLike } of new Intl.Segmenter(language, { granularity: 'word' }).segment(
      line,
    )) {
      if (isWordLike) words.add(segment.toLowerCase());
    }
  }
  const all = [...words];
  const surface = new Map<string, string>();
  for (const stem of stems) {
    const root = stem.slice(0, Math.max(3, stem.length - 1));
    const word =
      words.has(stem) || hasHan(stem) ? stem : shortest(all.filter((word) => word.startsWith(root)));
    if (word !== undefined && words.has(word)) surface.set(stem, word);
  }
  return surface;
}

const shortest = (words: string[]): string | undefined => words.toSorted((a, b) => a.length - b.length)[0];
