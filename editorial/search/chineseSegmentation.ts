import { type ChineseSegment, chineseSentenceEnd, segmentChineseSentence } from '#body/chineseSegmenter.ts';
import { foldHan, simplifyHan } from './hanVariants.ts';
import { foldForms } from './textFolding.ts';

const hanWord = /^\p{Script=Han}+$/u;

/** Texts whose segmentation folding does not change: each character is folded to one character of the same kind. */
const cutBeforeFolding = /^[\0-\x7f\u2010-\u2027\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e]*$/;

/**
 * The words of a Chinese text in a form that Postgres can index: words from Intl.Segmenter, and every bigram, separated
 * by spaces. Words of other scripts are passed through. All are folded; the text is segmented in simplified characters,
 * so that both scripts have the same words. @param names that the dictionary lacks: each is one word
 */
export function segmentChinese(text: string, names: readonly string[] = []): string {
  const words: string[] = [];
  const plain = simplifyHan(text);
  // The unfolded sentences are in the segmentation cache if other code has segmented the same text.
  const isCutFirst = names.length === 0 && cutBeforeFolding.test(plain);
  const fold = isCutFirst ? (cut: string) => foldHan(foldForms(cut)) : foldHan;
  for (const sentence of (isCutFirst ? plain : foldForms(plain)).split(chineseSentenceEnd)) {
    if (sentence.trim() === '') continue;
    let run = '';
    for (const { segment: cut, isWordLike } of cutByNames(sentence, names)) {
      const segment = fold(cut);
      if (isWordLike) words.push(segment);
      if (hanWord.test(segment)) run += segment;
      else {
        addBigrams(run, words);
        run = '';
      }
    }
    addBigrams(run, words);
  }
  return words.join(' ');
}

/**
 * The words of a sentence in simplified characters: first the names in it, longer before shorter, and the rest by the
 * dictionary.
 */
export function* cutByNames(sentence: string, names: readonly string[]): Generator<ChineseSegment> {
  if (names.length === 0) {
    yield* segmentChineseSentence(sentence);
    return;
  }
  const { pattern, known } = compile(names);
  for (const part of sentence.split(pattern)) {
    if (known.has(part.toLowerCase())) yield { segment: part, isWordLike: true };
    else yield* segmentChineseSentence(part);
  }
}

type NamePattern = { pattern: RegExp; known: Set<string> };
const namePatterns = new WeakMap<readonly string[], NamePattern>();

function compile(names: readonly string[]): NamePattern {
  const cached = namePatterns.get(names);
  if (cached) return cached;
  const simplified = names.map(simplifyHan);
  const longestFirst = simplified.toSorted((a, b) => b.length - a.length);
  const escaped = longestFirst.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const pattern = new RegExp(`(${escaped.join('|')})`, 'iu');
  const compiled = { pattern, known: new Set(simplified.map((name) => name.toLowerCase())) };
  namePatterns.set(names, compiled);
  return compiled;
}

function addBigrams(run: string, words: string[]): void {
  const signs = Array.from(run);
  for (let at = 0; at + 1 < signs.length; at++) words.push(`${signs[at]}${signs[at + 1]}`);
}
