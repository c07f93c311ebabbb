/** A word of a Chinese text, or what stands between two, as `Intl.Segmenter` cuts it. */
export type ChineseSegment = { segment: string; isWordLike: boolean };

/** After the last of several signs that end a sentence: to cut each of them off by itself would cost more than to read them. */
export const chineseSentenceEnd = /(?<=[。！？；!?;\n])(?![。！？；!?;\n])/u;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** A story is cut to count its words, for search and for related stories: so many sentences are remembered, at least. */
const MIN_REMEMBERED = 4_000;
let recent = new Map<string, readonly ChineseSegment[]>();
let earlier = new Map<string, readonly ChineseSegment[]>();

/** Cuts one sentence: of a long text cut whole, the time grows with the square on some engines. */
export function segmentChineseSentence(sentence: string): readonly ChineseSegment[] {
  const known = recent.get(sentence) ?? earlier.get(sentence);
  if (known) return known;
  const segments = Array.from(segmenter.segment(sentence), ({ segment, isWordLike }) => ({
    segment,
    isWordLike: isWordLike === true,
  }));
  if (recent.size >= MIN_REMEMBERED) {
    earlier = recent;
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
