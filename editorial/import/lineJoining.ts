import { type CopyLine, columnsOf, endsInColon, endsParagraph } from './copyLines.ts';

/** Maximum columns of hard-wrapped copy (about one old terminal line); longer lines are whole paragraphs. */
const MAX_WRAPPED_COLUMNS = 120;
/** Minimum columns of a line that was broken because it was full. */
const MIN_FULL_COLUMNS = 38;
/** Copy counts as wrapped if at least this share of its line breaks is within a sentence. */
const MIN_BROKEN_SHARE = 0.4;

/** A paragraph, and the line on which it begins. */
export type CopyParagraph = {
  text: string;
  number: number;
  isAfterBlank: boolean;
  /** a blank line follows, or the copy ends */
  isBeforeBlank: boolean;
};

const listItem = /^(?:[-*•·▪◦‣–—]\s|\d{1,3}[.)、]\s?|[（(][\d一二三四五六七八九十]{1,3}[)）]|[a-z][.)]\s)/u;
/** "Where: the old fish hall", "时间：周六" */
const factLine = /^[^:：.。!?]{1,24}[:：]\s?\S/u;
const cjk = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60\u3000-\u303f]/;

export const isListItem = (text: string): boolean => listItem.test(text);
export const isFactLine = (text: string): boolean => factLine.test(text);

/**
 * Joins lines into paragraphs. Blank lines and indents separate paragraphs; line breaks within a sentence of wrapped
 * copy do not. A line that is a whole paragraph is not joined. @param standsAlone lines that are never joined
 */
export function joinLines(lines: CopyLine[], standsAlone: StandsAlone): CopyParagraph[] {
  const wrapping = wrappingOf(lines, standsAlone);
  const paragraphs: CopyParagraph[] = [];
  for (const [at, line] of lines.entries()) {
    const previous = lines[at - 1];
    const last = paragraphs.at(-1);
    const isBeforeBlank = lines[at + 1]?.isAfterBlank ?? true;
    const isAlone = !previous || standsAlone(previous) || standsAlone(line);
    if (last && !isAlone && isContinued(previous, line, wrapping)) {
      last.text += (separates(last.text, line.text) ? ' ' : '') + line.text;
      last.isBeforeBlank = isBeforeBlank;
    } else {
      const { text, number, isAfterBlank } = line;
      paragraphs.push({ text, number, isAfterBlank, isBeforeBlank });
    }
  }
  return paragraphs;
}

type Wrapping = { isWrapped: boolean; columns: number };
type StandsAlone = (line: CopyLine) => boolean;

/** The width to which the copy is wrapped, estimated from lines that end within a sentence. */
function wrappingOf(lines: CopyLine[], standsAlone: StandsAlone): Wrapping {
  const widths: number[] = [];
  let breaks = 0;
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1];
    if (!next || next.isAfterBlank || next.isIndented || standsAlone(line) || standsAlone(next)) continue;
    breaks += 1;
    const columns = columnsOf(line.text);
    if (!endsParagraph(line.text) && columns >= MIN_FULL_COLUMNS && columns <= MAX_WRAPPED_COLUMNS)
      widths.push(columns);
  }
  widths.sort((a, b) => a - b);
  const median = widths[Math.floor(widths.length / 2)] ?? 0;
  return { isWrapped: widths.length > 0 && widths.length >= breaks * MIN_BROKEN_SHARE, columns: median };
}

function isContinued(previous: CopyLine, line: CopyLine, { isWrapped, columns }: Wrapping): boolean {
  if (line.isAfterBlank || line.isIndented) return false;
  if (isListItem(line.text) || endsInColon(previous.text)) return false;
  const width = columnsOf(previous.text);
  if (width > MAX_WRAPPED_COLUMNS) return false;
  if (!endsParagraph(previous.text)) {
    // A lower-case letter continues a sentence, whatever the width.
    if (/^\p{Ll}/u.test(line.text)) return true;
    if (factLine.test(line.text) || factLine.test(previous.text)) return isWrapped && width >= columns * 0.85;
    return isWrapped && width >= columns * 0.7;
  }
  // A sentence may end at the end of a full line.
  return isWrapped && width >= columns * 0.85 && columnsOf(line.text) <= MAX_WRAPPED_COLUMNS;
}

const separates = (before: string, after: string): boolean =>
  !(cjk.test(before.at(-1) ?? '') && cjk.test(after[0] ?? '')) && !/\p{L}-$/u.test(before);
