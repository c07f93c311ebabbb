/** What replaces the typed character and some characters before it. */
export type Replacement = {
  /** the number of characters (UTF-16 units) before the typed one that are replaced */
  before: number;
  insert: string;
};

type Pair = readonly [opening: string, closing: string];

type Convention = {
  double: Pair;
  single: Pair;
  dash: string;
  ellipsis: string;
  /** whether quotes are counted, because a space does not show which quote opens */
  isBalanced?: boolean;
  /** whether a no-break space stands before `; : ! ?` */
  isSpacedBefore?: boolean;
};

const NARROW = '\u202f';
const NO_BREAK = '\u00a0';
const SPACED_DASHES = { dash: '–', ellipsis: '…' };
const EAST_ASIAN_DASHES = { dash: '——', ellipsis: '……', isBalanced: true };

/**
 * By language tag; English, Chinese and Arabic as in `editorial/import/typography.ts`. Sources: CLDR's delimiters, GB/T 15834
 * for China, the Imprimerie nationale's Lexique for French.
 */
const conventions: Record<string, Convention> = {
  en: { double: ['“', '”'], single: ['‘', '’'], dash: '—', ellipsis: '…' },
  ar: { double: ['«', '»'], single: ['‹', '›'], ...SPACED_DASHES },
  de: { double: ['„', '“'], single: ['‚', '‘'], ...SPACED_DASHES },
  fr: {
    double: [`«${NARROW}`, `${NARROW}»`],
    single: ['‘', '’'],
    ...SPACED_DASHES,
    isBalanced: true,
    isSpacedBefore: true,
  },
  zh: { double: ['“', '”'], single: ['‘', '’'], ...EAST_ASIAN_DASHES },
  'zh-hant': { double: ['「', '」'], single: ['『', '』'], ...EAST_ASIAN_DASHES },
  ja: { double: ['「', '」'], single: ['『', '』'], ...EAST_ASIAN_DASHES },
};

const TRADITIONAL = new Set(['zh-tw', 'zh-hk', 'zh-mo']);

function conventionOf(language: string): Convention | undefined {
  const tag = language.toLowerCase();
  if (TRADITIONAL.has(tag) || tag.startsWith('zh-hant')) return conventions['zh-hant'];
  return conventions[tag.split('-')[0] ?? ''];
}

/** The end of an address: quotes and dashes in it are part of it. */
const endsInAddress = /(?:\/\/|www\.|\S@|mailto:)\S*$/u;
/** After these a quote opens. */
const opensAfter = /[\s\u00a0\u202f([{«„“‘‚「『–—\ufffc]$/u;
const isAfterDigit = /\p{N}$/u;
const ONLY_HYPHENS = /^\s*-*$/;

/**
 * The replacement for a typed character by the conventions of a language; null if it stays as typed.
 *
 * @param language a BCP 47 tag; text of a language that is not known here stays as typed
 * @param before the text of the block before the character
 */
export function typographyOf(language: string, before: string, typed: string): Replacement | null {
  const convention = conventionOf(language);
  if (!convention || endsInAddress.test(before)) return null;
  switch (typed) {
    case '"':
      return quoteFor(convention.double, convention, before);
    case "'":
      return apostropheOrQuote(convention, before);
    case '-':
      return dashFor(convention, before);
    case '.':
      return ellipsisFor('.', convention, before);
    case '。':
      return ellipsisFor('。', convention, before);
    case ';':
    case ':':
    case '!':
    case '?':
      return convention.isSpacedBefore ? spacedSign(before, typed) : null;
    default:
      return null;
  }
}

function quoteFor(
  pair: Pair,
  { isBalanced, double, single }: Convention,
  before: string,
): Replacement | null {
  const [opening, closing] = pair;
  if (isAfterDigit.test(before) && !isOpen(pair, before)) return null; // inches or feet
  const isAfterClosing = before.endsWith(double[1]) || before.endsWith(single[1]);
  // Speech that breaks off ends with a dash.
  const isOpening =
    isBalanced || /[–—]$/u.test(before)
      ? !isOpen(pair, before)
      : before === '' || (opensAfter.test(before) && !isAfterClosing);
  if (isOpening) return { before: 0, insert: opening };
  // A typed space gives way to the no-break space of the closing quote.
  return { before: closing.startsWith(NARROW) && before.endsWith(' ') ? 1 : 0, insert: closing };
}

/** Whether the last quote of the pair in the text opens. */
const isOpen = ([opening, closing]: Pair, text: string): boolean =>
  text.lastIndexOf(opening.trim()) > text.lastIndexOf(closing.trim());

function apostropheOrQuote(convention: Convention, before: string): Replacement | null {
  const { single, isSpacedBefore, isBalanced } = convention;
  const isAfterLetter =
    /\p{L}$/u.test(before) && !(isBalanced && /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]$/u.test(before));
  if (isSpacedBefore || (isAfterLetter && !isOpen(single, before))) return { before: 0, insert: '’' };
  return quoteFor(single, convention, before);
}

function dashFor({ dash }: Convention, before: string): Replacement | null {
  if (before.endsWith('-')) {
    // A line of hyphens is a divider; a third hyphen after two that were kept is kept, too.
    const isPair = !before.endsWith('--') && !ONLY_HYPHENS.test(before);
    return isPair ? { before: 1, insert: dash } : null;
  }
  return dash === '–' && before.endsWith('–') && !/[–—\d]–$/u.test(before) && before !== '–'
    ? { before: 1, insert: '—' }
    : null;
}

const ellipsisFor = (stop: '.' | '。', { ellipsis }: Convention, before: string): Replacement | null =>
  before.endsWith(stop + stop) && !before.endsWith(stop.repeat(3)) && !before.endsWith(`…${stop}${stop}`)
    ? { before: 2, insert: ellipsis }
    : null;

function spacedSign(before: string, sign: string): Replacement | null {
  if (/(?:^|\s)(?:https?|mailto)$/u.test(before)) return null;
  const isSpaced = before.endsWith(' ');
  const word = isSpaced ? before.slice(0, -1) : before;
  if (!/[\p{L}\p{N})\]»”’%€]$/u.test(word) || (sign === ':' && /\p{N}$/u.test(before))) return null;
  return { before: isSpaced ? 1 : 0, insert: `${sign === ':' ? NO_BREAK : NARROW}${sign}` };
}
