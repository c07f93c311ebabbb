import { cutByNames } from '#editorial/search/chineseSegmentation.ts';
import { simplifyHan } from '#editorial/search/hanVariants.ts';

/** A segment of the segmenter: as written, and in simplified characters. */
export type Segment = { text: string; plain: string; isWordLike: boolean };

/** Cache size in sentences. The sentences of a story are segmented more than once. */
const MAX_CACHED_SENTENCES = 4_000;
let cache = new Map<string, readonly Segment[]>();
let cachedFor: readonly string[] = [];

/** The segments of a sentence. @param lexicon names that no dictionary has */
export function segmentsOf(sentence: string, lexicon: readonly string[]): readonly Segment[] {
  if (sentence.trim() === '') return [];
  if (cache.size >= MAX_CACHED_SENTENCES || !isSameLexicon(lexicon, cachedFor)) {
    cache = new Map();
    cachedFor = lexicon;
  }
  const segments = cache.get(sentence) ?? cut(sentence, lexicon);
  cache.set(sentence, segments);
  return segments;
}

export const isSameLexicon = (one: readonly string[], other: readonly string[]): boolean =>
  one === other || (one.length === other.length && one.every((name, at) => name === other[at]));

function cut(sentence: string, lexicon: readonly string[]): Segment[] {
  let at = 0;
  return Array.from(cutByNames(simplifyHan(sentence), lexicon), ({ segment: plain, isWordLike }) => {
    const text = sentence.slice(at, at + plain.length);
    at += plain.length;
    return { text, plain, isWordLike };
  });
}
