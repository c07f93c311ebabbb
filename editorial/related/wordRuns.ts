/** A word of a text. `text`, `begin` and `end` (in its line) are without 's; `small` is `text` in lower case. */
export type TextWord = {
  text: string;
  small: string;
  /** begins a sentence, a line, a quotation, or the text after a colon: a capital is no evidence there */
  isFirst: boolean;
  /** a sentence ends before it, or it is the first word */
  isFirstOfSentence: boolean;
  /** only a space, or the full stop of an initial, separates it from the previous word */
  isJoined: boolean;
  /** had 's, which ends a name */
  isPossessive: boolean;
  begin: number;
  end: number;
  gapAfter: string;
};

const word = /(?:\p{Lu}\.){2,}|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-‐‑'’][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;
const possessive = /['’][sS]$/;
const abbreviation = /^(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|Sgt|Col|Gen|Gov|Sen|Rep|Rev|Hon|Capt|Lt|Cmdr|Mt|Ft)$/u;
const sentenceEnd = /[.!?…]["'”’)\]]*\s/u;
const otherStart = /[\n|;:•*#—–]|--|\s-\s|(?:^|[\s([])["“‘«']+$/u;

/** The words of a text, in one pass. */
export function wordsOfText(text: string): TextWord[] {
  const words: TextWord[] = [];
  let end = 0;
  for (const { 0: written, index } of text.matchAll(word)) {
    const gap = text.slice(end, index);
    const before = words.at(-1);
    if (before) before.gapAfter = gap;
    const isAbbreviated = before !== undefined && abbreviation.test(before.text) && /^\.? ?$/.test(gap);
    const isFirstOfSentence = before === undefined || (!isAbbreviated && sentenceEnd.test(gap));
    const isFirst = isFirstOfSentence || otherStart.test(gap);
    const base = written.replace(possessive, '');
    words.push({
      text: base,
      small: base.toLowerCase(),
      isFirst,
      isFirstOfSentence,
      isJoined: !isFirst && (gap === ' ' || gap === ' & ' || isAbbreviated),
      isPossessive: base !== written,
      begin: index,
      end: index + base.length,
      gapAfter: '',
    });
    end = index + written.length;
  }
  return words;
}
