import { simplifyHan } from '#editorial/search/hanVariants';
import { cutByNames } from '#editorial/search/words';

/** Cuts a text behind its sentences. */
export const chineseSentenceEnd = /(?<=[。！？；\n])/u;

/** A word as the segmenter cuts it: as written, and in simplified characters. */
export type Segment = { text: string; plain: string; isWordLike: boolean };

/** The words of a sentence. @param lexicon names that no dictionary has */
export function segmentsOf(sentence: string, lexicon: readonly string[]): Segment[] {
  if (sentence.trim() === '') return [];
  let at = 0;
  return Array.from(cutByNames(simplifyHan(sentence), lexicon), ({ segment: plain, isWordLike }) => {
    const text = sentence.slice(at, at + plain.length);
    at += plain.length;
    return { text, plain, isWordLike: isWordLike === true };
  });
}
