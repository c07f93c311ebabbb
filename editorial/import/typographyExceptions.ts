/** What keeps its marks, longest forms first. Each is bounded, or runs over what it matches once. */
const exceptions = [
  // code, fenced or within a line, and calls and attributes with quotes
  /```[\s\S]*?(?:```|$)/,
  /(?<!`)`[^`\n]{1,200}`(?!`)/,
  /(?<![\w.])[\w.]{1,60}\((?:"[^"\n]{0,200}"|'[^'\n]{0,200}')[^()\n]{0,200}\)/,
  /(?<![\w-])[\w-]{1,60}=(?:"[^"\n]{0,200}"|'[^'\n]{0,200}')/,
  // addresses
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/(?:[^\s"'“”‘’«»<>`]|'(?=[\p{L}\p{N}]))+/iu,
  /\bwww\.(?:[^\s"'“”‘’«»<>`])+/iu,
  /(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/,
  // spans of ISO dates
  /\d{4}-\d\d-\d\d--\d{4}-\d\d-\d\d/,
  // feet and inches, minutes and seconds of arc, sizes
  /(?<![\p{L}\p{N}])\d{1,3}'\s?\d{1,2}(?:\.\d{1,2}|[½¼¾])?(?:"|''|(?!\d))/u,
  /°\s?\d{1,2}'(?:\s?\d{1,2}(?:\.\d{1,2})?")?/,
  /\d['"]\s?[x×]\s?\d{1,4}(?:\.\d{1,2})?['"]/,
];
const anyException = new RegExp(exceptions.map(({ source }) => source).join('|'), 'giu');

/** Where a text keeps its marks as they are, in order and apart. */
export function protectedSpans(text: string): { start: number; stop: number }[] {
  return Array.from(text.matchAll(anyException), ({ index, 0: found }) => ({
    start: index,
    stop: index + found.length,
  }));
}
