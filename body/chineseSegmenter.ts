/** A word of a Chinese text, or the characters between two words, as segmented by `Intl.Segmenter`. */
export type ChineseSegment = { segment: string; isWordLike: boolean };

/** Matches the position after a sentence. Several end marks in a row end one sentence. */
export const chineseSentenceEnd = /(?<=[。！？；!?;\n])(?![。！？；!?;\n])/u;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Minimum sentences in the cache. A story is segmented to count its words, for search and for related stories. */
const MIN_CACHED = 4_000;
let recent = new Map<string, readonly ChineseSegment[]>();
let previous = new Map<string, readonly ChineseSegment[]>();

/** Segments one sentence. Segmenting a whole text takes quadratic time on some engines. */
export function segmentChineseSentence(sentence: string): readonly ChineseSegment[] {
  const cached = recent.get(sentence) ?? previous.get(sentence);
  if (cached) return cached;
  const segments = Array.from(segmenter.segment(sentence), ({ segment, isWordLike }) => ({
    segment,
    isWordLike: isWordLike === true,
  }));
  if (recent.size >= MIN_CACHED) {
    previous = recent;
    recent = new Map();
  }
  recent.set(sentence, segments);
  return segments;
}

export function countChineseWords(text: string): number {
  let count = 0;
  for (const sentence of text.split(chineseSentenceEnd))
    for (const { isWordLike } of segmentChineseSentence(sentence)) if (isWordLike) count += 1;
  return count;
}
