/** Term counts of a text, as Postgres stems the terms; in the headline each counts twice. */
export type Vector = { terms: Map<string, number>; headline: Set<string>; length: number };

const MIN_WORD_LENGTH = 2;
const MAX_WORD_LENGTH = 40;
const letter = /\p{L}/u;

/**
 * Symbols and numbers carry no information about a story, nor do the stop words of headlines, which begin with a 0. The
 * word is `text` from `begin` to `end`.
 */
function isTelling(text: string, begin: number, end: number): boolean {
  if (end - begin < MIN_WORD_LENGTH || end - begin > MAX_WORD_LENGTH) return false;
  const first = text.charCodeAt(begin);
  const isPlain = (first >= 0x61 && first <= 0x7a) || (first >= 0x4e00 && first <= 0x9fff);
  if (first === 0x30) return false;
  return isPlain || letter.test(text.slice(begin, end));
}

/** Parses the text of a tsvector: `'ferri':1A,7 'harbour':2`. */
export function parseVector(text: string): Vector {
  const terms = new Map<string, number>();
  const headline = new Set<string>();
  let length = 0;
  eachWord(text, (source, begin, end, count, inHeadline) => {
    const word = source.slice(begin, end);
    terms.set(word, count);
    if (inHeadline > 0) headline.add(word);
    length += count;
  });
  return { terms, headline, length };
}

/**
 * Calls `found` with each significant word, its count, and its count in the headline. The word is `source` from `begin`
 * to `end`: a release parses tens of thousands, of which few are needed as strings.
 */
export function eachWord(
  text: string,
  found: (source: string, begin: number, end: number, count: number, inHeadline: number) => void,
): void {
  const hasSlash = text.includes('\\');
  let at = 0;
  while (at < text.length) {
    const begin = at + 1;
    let end = text.indexOf("'", begin);
    let isPlain = true;
    while (text.charCodeAt(end + 1) === quote) {
      isPlain = false;
      end = text.indexOf("'", end + 2);
    }
    if (end < 0) break;
    let count = text.charCodeAt(end + 1) === colon ? 1 : 0;
    let inHeadline = 0;
    for (at = end + 1; at < text.length; at++) {
      const sign = text.charCodeAt(at);
      if (sign === gap) break;
      if (sign === comma) count += 1;
      else if (sign === headlineWeight) inHeadline += 1;
    }
    at += 1;
    if (isPlain && !hasSlash) {
      if (isTelling(text, begin, end)) found(text, begin, end, count + inHeadline, inHeadline);
      continue;
    }
    const word = text.slice(begin, end).replaceAll("''", "'").replaceAll('\\\\', '\\');
    if (isTelling(word, 0, word.length)) found(word, 0, word.length, count + inHeadline, inHeadline);
  }
}

const [quote, colon, gap, comma, headlineWeight] = Array.from("': ,A", (sign) => sign.charCodeAt(0));
