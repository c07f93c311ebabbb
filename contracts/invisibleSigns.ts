/**
 * Characters without visible width: controls, soft hyphens, zero-width spaces and joiners, directional formatting,
 * variation selectors, tags, Hangul fillers, annotation anchors. Not included: spaces, line breaks and NUL.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it matches controls.
const invisibleRun = /[\p{DI}\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffc]{1,1000}/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: it matches controls.
const onlyInvisible = /^[\s\p{DI}\x00-\x1f\x7f-\x9f\u2800\ufff9-\ufffc]*$/u;

const rightToLeft = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}\p{sc=Rohg}]/u;
const letterOrDigit = /^[\p{L}\p{M}\p{N}]$/u;
const letterOrMark = /^[\p{L}\p{M}]$/u;
/** Scripts in which the shape of a letter depends on its neighbours. */
const joiningScript = new RegExp(
  `^[${'Arab Syrc Mand Mong Nkoo Phag Adlm Rohg Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr Tibt Java Bali'
    .split(' ')
    .map((script) => `\\p{scx=${script}}`)
    .join('')}]$`,
  'u',
);
const emoji = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}]$/u;
const pictograph = /^\p{Extended_Pictographic}$/u;
const keycap = /^[0-9#*]$/;
const ENCLOSING_KEYCAP = '\u20e3';
const BLACK_FLAG = '\u{1f3f4}';
/** The tag characters of a region's flag emoji, such as Scotland's. */
const regionTags = /^[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}/u;

/**
 * Removes invisible characters that affect search, comparison and layout. Keeps those that change what is visible:
 * zero-width joiners and non-joiners in joining scripts and emoji, variation selectors after emoji and ideographs, the
 * tags of flags, and left-to-right and right-to-left marks beside punctuation in a text with right-to-left letters.
 * Embeddings, overrides and isolates are always removed: names are isolated where they are printed. Linear time;
 * idempotent.
 */
export function withoutInvisibleSigns(text: string): string {
  if (text.search(invisibleRun) < 0) return text;
  let isRightToLeft: boolean | undefined;
  const parts: string[] = [];
  let end = 0;
  for (const { start, stop } of runsIn(text)) {
    const before = signBefore(text, start);
    const after = signAt(text, stop);
    isRightToLeft ??= rightToLeft.test(text);
    parts.push(text.slice(end, start), cleanRun(text.slice(start, stop), before, after, isRightToLeft));
    end = stop;
  }
  parts.push(text.slice(end));
  return parts.join('');
}

/** Whether a text has no visible character: it is empty, or only white space and invisible characters. */
export const isOnlyInvisible = (text: string): boolean => onlyInvisible.test(text);

/**
 * Runs of invisible characters. The pattern is bounded, because a greedy one overflows the regexp stack; adjacent
 * matches are joined here.
 */
function runsIn(text: string): { start: number; stop: number }[] {
  const runs: { start: number; stop: number }[] = [];
  for (const { index, 0: match } of text.matchAll(invisibleRun)) {
    const last = runs.at(-1);
    if (last?.stop === index) last.stop += match.length;
    else runs.push({ start: index, stop: index + match.length });
  }
  return runs;
}

/** The character at an index; empty at the end of the text. */
const signAt = (text: string, at: number): string => [...text.slice(at, at + 2)][0] ?? '';

/** The character before an index; empty at the beginning of the text. */
const signBefore = (text: string, at: number): string =>
  [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? '';

/**
 * The part of a run that is kept. `before` and `after` are the visible neighbours, so that a second pass gives the same
 * result.
 */
function cleanRun(run: string, before: string, after: string, isRightToLeft: boolean): string {
  const isKept = (sign: string, out: string): boolean => {
    if (isSelector(sign)) return out === '' && isSelected(sign, before, after);
    if (joiner.test(sign)) return !joiner.test(out) && isJoined(sign, before, after);
    if (!isRightToLeft || !directionMark.test(sign)) return false;
    return !directionMark.test(out) && isBesidePunctuation(before, after);
  };
  const tags = (before === BLACK_FLAG && regionTags.exec(run)?.[0]) || '';
  return [...run.slice(tags.length)].reduce((out, sign) => (isKept(sign, out) ? out + sign : out), tags);
}

const joiner = /\u200c|\u200d/;
const directionMark = /\u200e|\u200f|\u061c/;

const isSelector = (sign: string): boolean =>
  /^[\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u180b-\u180d\u180f]$/u.test(sign);

function isSelected(selector: string, before: string, after: string): boolean {
  if (/^[\u180b-\u180d\u180f]$/.test(selector)) return /^\p{sc=Mong}$/u.test(before);
  if (/^\p{Script=Han}$/u.test(before)) return true;
  if (/^[\ufe0e\ufe0f]$/.test(selector))
    return pictograph.test(before) || (keycap.test(before) && after === ENCLOSING_KEYCAP);
  return (
    /^[\ufe00-\ufe0d]$/.test(selector) &&
    /^[\p{Sm}\p{sc=Mymr}\p{sc=Phag}\u3001\u3002\uff01-\uff1f]$/u.test(before)
  );
}

const isJoining = (sign: string): boolean => joiningScript.test(sign) && letterOrMark.test(sign);

function isJoined(sign: string, before: string, after: string): boolean {
  if (sign === '\u200c') return isJoining(before) && isJoining(after);
  return isJoining(before) || isJoining(after) || (emoji.test(before) && pictograph.test(after));
}

const isBesidePunctuation = (before: string, after: string): boolean =>
  before !== '' && after !== '' && !(letterOrDigit.test(before) && letterOrDigit.test(after));
