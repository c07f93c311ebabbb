/** Text whose marks are not changed, longest forms first. Each pattern is bounded, or scans what it matches once. */
const exceptions = [
  // code, fenced or inline, and calls and attributes with quotes
  /```[\s\S]*?(?:```|$)/,
  /(?<!`)`[^`\n]{1,200}`(?!`)/,
  /(?<![\w.])[\w.]{1,60}\((?:"[^"\n]{0,200}"|'[^'\n]{0,200}')[^()\n]{0,200}\)/,
  /(?<![\w-])[\w-]{1,60}=(?:"[^"\n]{0,200}"|'[^'\n]{0,200}')/,
  // URLs and email addresses
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/(?:[^\s"'“”‘’«»<>`]|'(?=[\p{L}\p{N}]))+/iu,
  /\bwww\.(?:[^\s"'“”‘’«»<>`])+/iu,
  /(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/,
  // ranges of ISO dates
  /\d{4}-\d\d-\d\d--\d{4}-\d\d-\d\d/,
  // feet and inches, minutes and seconds of arc, sizes
  /(?<![\p{L}\p{N}])\d{1,3}'\s?\d{1,2}(?:\.\d{1,2}|[½¼¾])?(?:"|''|(?!\d))/u,
  /°\s?\d{1,2}'(?:\s?\d{1,2}(?:\.\d{1,2})?")?/,
  /\d['"]\s?[x×]\s?\d{1,4}(?:\.\d{1,2})?['"]/,
];
const anyException = new RegExp(exceptions.map(({ source }) => source).join('|'), 'giu');

/** Ranges of a text whose marks are not changed, in order and disjoint. */
export function protectedSpans(text: string): { start: number; stop: number }[] {
  return Array.from(text.matchAll(anyException), ({ index, 0: found }) => ({
    start: index,
    stop: index + found.length,
  }));
}
