import { nfc } from '#contracts/normalForm.ts';
import { hasHan } from './searchWords.ts';
import { foldText, withoutInvisible } from './textFolding.ts';

/** A word, or a phrase in quotes: what must stand there in this order. */
export type QueryPiece = { text: string; isChinese: boolean };

export type TypedQuery = {
  wanted: QueryPiece[];
  /** what must not be there, written `-word` */
  unwanted: QueryPiece[];
  /** all that is wanted, in its order and however often: what is looked for where every word is a stop word */
  phrase: string;
  /** as it was understood: one line without what cannot be seen */
  text: string;
  /** more was asked than is looked for */
  isCut: boolean;
};

const longest = 400; // characters
/** Of what is typed no more is looked at, signs that nobody sees included. */
const longestTyped = 4_000; // characters
const mostPieces = 12;
const pieces = /(?<not>(?<!\S)-)?(?:"(?<phrase>[^"]*)"?|(?<word>[^\s"]+))/gu;
const chineseWords = new Intl.Segmenter('zh', { granularity: 'word' });

/** What a reader has typed, whatever it is: words, "phrases in quotes", -words. Never throws. */
export function parseTypedQuery(typed: string): TypedQuery {
  const visible = withoutInvisible(typed.slice(0, longestTyped)).trim();
  const text = nfc(visible.slice(0, longest).toWellFormed())
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const wanted: QueryPiece[] = [];
  const unwanted: QueryPiece[] = [];
  for (const { groups } of text
    .replace(/[“”„«»「」『』＂]/gu, '"')
    .replaceAll('－', '-')
    .matchAll(pieces)) {
    const into = groups?.not ? unwanted : wanted;
    if (groups?.phrase !== undefined) into.push(...phraseOf(groups.phrase));
    else into.push(...wordsOf(groups?.word ?? ''));
  }
  // A sign alone says little beside words; it is looked for where it is all there is.
  const telling = wanted.filter((piece) => !isOneSign(piece));
  const asked = once(telling.length > 0 ? telling : wanted);
  return {
    wanted: asked.slice(0, mostPieces),
    unwanted: once(unwanted).slice(0, mostPieces),
    phrase: wanted.map((piece) => piece.text).join(' '),
    text,
    isCut: visible.length > longest || typed.length > longestTyped || asked.length > mostPieces,
  };
}

const isOneSign = ({ text, isChinese }: QueryPiece) => isChinese && Array.from(text).length === 1;

function once(found: QueryPiece[]): QueryPiece[] {
  return [...new Map(found.map((piece) => [foldText(piece.text), piece])).values()];
}

/** A phrase of a script with spaces is one piece; Chinese in it is what stands together. */
function phraseOf(phrase: string): QueryPiece[] {
  if (!hasHan(phrase)) return /[\p{L}\p{N}]/u.test(phrase) ? [{ text: phrase.trim(), isChinese: false }] : [];
  return runsOf(phrase).map((text) => ({ text, isChinese: hasHan(text) }));
}

const runsOf = (text: string): string[] =>
  text.match(/\p{Script=Han}+|[^\p{Script=Han}\s]*(?!\p{Script=Han})[\p{L}\p{N}][^\p{Script=Han}\s]*/gu) ??
  [];

function wordsOf(word: string): QueryPiece[] {
  return runsOf(word).flatMap((run): QueryPiece[] =>
    hasHan(run)
      ? chineseWordsOf(run).map((text) => ({ text, isChinese: true }))
      : [{ text: run, isChinese: false }],
  );
}

/** A run's words as the segmenter cuts them; signs that it leaves alone one after another are taken for one name. */
function chineseWordsOf(run: string): string[] {
  const words: string[] = [];
  let single = false;
  for (const { segment } of chineseWords.segment(run)) {
    const isSingle = Array.from(segment).length === 1;
    if (isSingle && single) words[words.length - 1] += segment;
    else words.push(segment);
    single = isSingle;
  }
  return words;
}
