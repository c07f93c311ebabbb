import type { Language } from '#db/schema/taxonomy.ts';
import { quoteByTurns } from './alternatingQuotes.ts';
import { type Marks, quoteByPlace } from './typographyQuotes.ts';

/**
 * The marks of each language. Arabic quotes are «…», as in most Arabic papers; Chinese dashes and ellipses have double
 * width.
 */
const styles = {
  en: { open: '“', close: '”', dash: '—', range: '–', dots: '…', script: /[^\s\S]/ },
  'zh-CN': {
    open: '“',
    close: '”',
    dash: '——',
    range: '—',
    dots: '……',
    script: /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u,
  },
  ar: { open: '«', close: '»', dash: '–', range: '–', dots: '…', script: /\p{Script=Arabic}/u },
} as const satisfies Record<Language, Marks & { dash: string; range: string; dots: string; script: RegExp }>;
type Style = (typeof styles)[Language];

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

/**
 * Sets quotes, apostrophes, dashes and ellipses of a text by the rules of its language, from straight and TeX quotes,
 * `--`, `---` and `...`. Addresses, code, feet and inches, and options such as `--force` are not changed. No letter,
 * digit or space changes; idempotent; linear time.
 */
export function typographicMarks(text: string, language: Language): string {
  if (!/["'`]|--|\.\.\./.test(text)) return text;
  const style = styles[language];
  const hasScript = style.script.test(text);
  const { joined, isProtected } = setDashes(text, hasScript ? style : styles.en, style.script);
  return hasScript ? quoteByTurns(joined, isProtected, style) : quoteByPlace(joined, isProtected, styles.en);
}

type Joined = { joined: string; isProtected: Uint8Array };

/** Sets dashes and ellipses. @returns the text, and for each UTF-16 unit whether it must not be changed */
function setDashes(text: string, style: Style, languageMarks: RegExp): Joined {
  const set = (from: number, to: number) => setFree(text, from, to, style, languageMarks);
  const protectedRanges: [start: number, stop: number][] = [];
  let [joined, end] = ['', 0];
  for (const { index, 0: exception } of text.matchAll(anyException)) {
    joined += set(end, index);
    protectedRanges.push([joined.length, joined.length + exception.length]);
    joined += exception;
    end = index + exception.length;
  }
  joined += set(end, text.length);
  const isProtected = new Uint8Array(joined.length);
  for (const [start, stop] of protectedRanges) isProtected.fill(1, start, stop);
  return { joined, isProtected };
}

function setFree(text: string, from: number, to: number, style: Style, languageMarks: RegExp): string {
  return text.slice(from, to).replace(/-{2,}|\.{3,}/g, (marks, offset: number) => {
    const before = text[from + offset - 1] ?? '';
    const after = text[from + offset + marks.length] ?? '';
    const isForeign = /\p{Script=Latin}/u.test(before + after) && !languageMarks.test(before + after);
    const setMarks = marks.startsWith('-') ? dashFor : dotsFor;
    return setMarks(marks, before, after, isForeign ? styles.en : style);
  });
}

function dashFor(marks: string, before: string, after: string, style: Style): string {
  if (marks.length > 3 || /[<!>]/.test(before) || /[<!>]/.test(after)) return marks;
  if (/\d/.test(before) && /\d/.test(after)) return marks.length === 2 ? style.range : style.dash;
  // A command-line option, or a rule between parts.
  if (!/\S/.test(before) && (/\S/.test(after) || before + after === '')) return marks;
  return style.dash;
}

function dotsFor(marks: string, before: string, after: string, style: Style): string {
  if (/[/\\]/.test(before) || /[/\\]/.test(after)) return marks;
  if (marks.length === 3 || (marks.length === 6 && style.dots.length === 2)) return style.dots;
  return marks.length === 4 ? `${style.dots}.` : marks;
}
