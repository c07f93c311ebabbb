/** Term counts of a text, as Postgres stems the terms; in the headline each counts twice. */
export type Vector = { terms: Map<string, number>; headline: Set<string>; length: number };

const MIN_WORD_LENGTH = 2;
const MAX_WORD_LENGTH = 40;
const letter = /\p{L}/u;

/**
 * Whether a word says something about its story. Symbols, numbers and the stop words of headlines (`0the`) do not.
 */
function isSignificant(word: string): boolean {
  if (word.length < MIN_WORD_LENGTH || word.length > MAX_WORD_LENGTH || word.startsWith('0')) return false;
  const first = word.charCodeAt(0);
  const isPlain = (first >= 0x61 && first <= 0x7a) || (first >= 0x4e00 && first <= 0x9fff);
  return isPlain || letter.test(word);
}

/** Parses the significant words in the text of a tsvector: `'ferri':1A,7 'harbour':2`. */
export function parseVector(text: string): Vector {
  const terms = new Map<string, number>();
  const headline = new Set<string>();
  let length = 0;
  const hasEscapes = text.includes("''") || text.includes('\\');
  let at = 0;
  while (at < text.length) {
    const begin = at + 1;
    let end = text.indexOf("'", begin);
    while (text.charCodeAt(end + 1) === quote) end = text.indexOf("'", end + 2);
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
    const written = text.slice(begin, end);
    const word = hasEscapes ? written.replaceAll("''", "'").replaceAll('\\\\', '\\') : written;
    if (!isSignificant(word)) continue;
    terms.set(word, count + inHeadline);
    if (inHeadline > 0) headline.add(word);
    length += count + inHeadline;
  }
  return { terms, headline, length };
}

const [quote, colon, gap, comma, headlineWeight] = Array.from("': ,A", (sign) => sign.charCodeAt(0));
