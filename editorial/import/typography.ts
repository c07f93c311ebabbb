import type { Language } from '#db/schema/taxonomy.ts';
import { protectedSpans } from './typographyExceptions.ts';
import { type Marks, quoteByPlace, quoteByTurns } from './typographyQuotes.ts';

/**
 * The marks of each language. Arabic quotes are «…», as in most Arabic papers; Chinese dashes and ellipses have double
 * width.
 */
const styles = {
  en: { open: '“', close: '”', dash: '—', range: '–', dots: '…', own: /[^\s\S]/ },
  'zh-CN': {
    open: '“',
    close: '”',
    dash: '——',
    range: '—',
    dots: '……',
    own: /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u,
  },
  ar: { open: '«', close: '»', dash: '–', range: '–', dots: '…', own: /\p{Script=Arabic}/u },
} as const satisfies Record<Language, Marks & { dash: string; range: string; dots: string; own: RegExp }>;

/**
 * Sets quotes, apostrophes, dashes and ellipses of a text by the rules of its language, from straight and TeX quotes,
 * `--`, `---` and `...`. Addresses, code, feet and inches, and options such as `--force` are not changed. No letter,
 * digit or space changes; idempotent; linear time.
 */
export function typographicMarks(text: string, language: Language): string {
  if (!/["'`]|--|\.\.\./.test(text)) return text;
  const style = styles[language];
  const isOwn = style.own.test(text);
  const { joined, isProtected } = setDashes(text, isOwn ? style : styles.en, style.own);
  return isOwn ? quoteByTurns(joined, isProtected, style) : quoteByPlace(joined, isProtected, styles.en);
}

type Joined = { joined: string; isProtected: Uint8Array };

/** Sets dashes and ellipses. @returns the text, and for each UTF-16 unit whether it must not be changed */
function setDashes(text: string, style: (typeof styles)[Language], languageMarks: RegExp): Joined {
  const parts: { text: string; isKept: boolean }[] = [];
  let end = 0;
  for (const { start, stop } of protectedSpans(text)) {
    parts.push({ text: setFree(text, end, start, style, languageMarks), isKept: false });
    parts.push({ text: text.slice(start, stop), isKept: true });
    end = stop;
  }
  parts.push({ text: setFree(text, end, text.length, style, languageMarks), isKept: false });
  const joined = parts.map((part) => part.text).join('');
  const isProtected = new Uint8Array(joined.length);
  let at = 0;
  for (const part of parts) {
    if (part.isKept) isProtected.fill(1, at, at + part.text.length);
    at += part.text.length;
  }
  return { joined, isProtected };
}

function setFree(
  text: string,
  from: number,
  to: number,
  style: (typeof styles)[Language],
  languageMarks: RegExp,
): string {
  return text.slice(from, to).replace(/-{2,}|\.{3,}/g, (marks, offset: number) => {
    const before = text[from + offset - 1] ?? '';
    const after = text[from + offset + marks.length] ?? '';
    const isForeign = /\p{Script=Latin}/u.test(before + after) && !languageMarks.test(before + after);
    return marks.startsWith('-')
      ? dashFor(marks, before, after, isForeign ? styles.en : style)
      : dotsFor(marks, before, after, isForeign ? styles.en : style);
  });
}

function dashFor(marks: string, before: string, after: string, style: (typeof styles)[Language]): string {
  if (marks.length > 3 || /[<!>]/.test(before) || /[<!>]/.test(after)) return marks;
  if (/\d/.test(before) && /\d/.test(after)) return marks.length === 2 ? style.range : style.dash;
  // A command-line option, or a line that ends a part.
  if (!/\S/.test(before) && (/\S/.test(after) || before + after === '')) return marks;
  return style.dash;
}

function dotsFor(marks: string, before: string, after: string, style: (typeof styles)[Language]): string {
  if (/[/\\]/.test(before) || /[/\\]/.test(after)) return marks;
  if (marks.length === 3 || (marks.length === 6 && style.dots.length === 2)) return style.dots;
  return marks.length === 4 ? `${style.dots}.` : marks;
}
