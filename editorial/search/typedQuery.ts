import { nfc } from '#contracts/normalForm.ts';
import { hasHan } from './searchWords.ts';
import { foldText, withoutInvisible } from './textFolding.ts';

/** A word, or a quoted phrase whose words must occur in this order. */
export type QueryPiece = { text: string; isChinese: boolean };

export type TypedQuery = {
  wanted: QueryPiece[];
  /** excluded pieces, typed as `-word` */
  unwanted: QueryPiece[];
  /** all wanted text, in order and with repetitions: searched for when every word is a stop word */
  phrase: string;
  /** the query as understood: one line without invisible characters */
  text: string;
  /** the query was too long, and its end is not searched for */
  isCut: boolean;
};

const MAX_QUERY_CHARACTERS = 400;
/** Maximum characters that are read, including invisible ones. */
const MAX_TYPED_CHARACTERS = 4_000;
const MAX_PIECES_OF_QUERY = 12;
const pieces = /(?<not>(?<!\S)-)?(?:"(?<phrase>[^"]*)"?|(?<word>[^\s"]+))/gu;
const chineseWords = new Intl.Segmenter('zh', { granularity: 'word' });

/** Parses any input: words, "phrases in quotes", -words. Never throws. */
export function parseTypedQuery(typed: string): TypedQuery {
  const visible = withoutInvisible(typed.slice(0, MAX_TYPED_CHARACTERS)).trim();
  const text = nfc(visible.slice(0, MAX_QUERY_CHARACTERS).toWellFormed())
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const wanted: QueryPiece[] = [];
  const unwanted: QueryPiece[] = [];
  const plain = text.replace(/[“”„«»「」『』＂]/gu, '"').replaceAll('－', '-');
  for (const { groups } of plain.matchAll(pieces)) {
    const into = groups?.not ? unwanted : wanted;
    if (groups?.phrase !== undefined) into.push(...phraseOf(groups.phrase));
    else into.push(...wordsOf(groups?.word ?? ''));
  }
  // A single character is too common to help; it is searched for only if the query has nothing else.
  const words = wanted.filter((piece) => !isOneSign(piece));
  const distinct = withoutRepetitions(words.length > 0 ? words : wanted);
  return {
    wanted: distinct.slice(0, MAX_PIECES_OF_QUERY),
    unwanted: withoutRepetitions(unwanted).slice(0, MAX_PIECES_OF_QUERY),
    phrase: wanted.map((piece) => piece.text).join(' '),
    text,
    isCut:
      visible.length > MAX_QUERY_CHARACTERS ||
      typed.length > MAX_TYPED_CHARACTERS ||
      distinct.length > MAX_PIECES_OF_QUERY,
  };
}

const isOneSign = ({ text, isChinese }: QueryPiece) => isChinese && Array.from(text).length === 1;

const withoutRepetitions = (repeated: QueryPiece[]): QueryPiece[] => [
  ...new Map(repeated.map((piece) => [foldText(piece.text), piece])).values(),
];

/** A phrase in a script with spaces is one piece; Chinese text in it is split into adjacent characters. */
function phraseOf(phrase: string): QueryPiece[] {
  if (!hasHan(phrase)) return /[\p{L}\p{N}]/u.test(phrase) ? [{ text: phrase.trim(), isChinese: false }] : [];
  return runsOf(phrase).map((text) => ({ text, isChinese: hasHan(text) }));
}

const runPattern = /\p{Script=Han}+|[^\p{Script=Han}\s]*(?!\p{Script=Han})[\p{L}\p{N}][^\p{Script=Han}\s]*/gu;
const runsOf = (text: string): string[] => text.match(runPattern) ?? [];

function wordsOf(word: string): QueryPiece[] {
  return runsOf(word).flatMap((run) => {
    const isChinese = hasHan(run);
    return (isChinese ? chineseWordsOf(run) : [run]).map((text) => ({ text, isChinese }));
  });
}

/** The segmenter's words in a run of Chinese; adjacent single characters are treated as one name. */
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
