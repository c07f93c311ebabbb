import { type CopyLine, columnsOf, endsInColon, endsSentence } from './copyLines.ts';
import { isStoryRule } from './lineShapes.ts';
import { releaseTimeIn } from './releaseTimeLine.ts';

/**
 * Minimum columns of a repeated headline; a shorter repeated line is a refrain, unless it has topics or the copy has
 * the form of repeated headlines.
 */
const MIN_REPEATED_COLUMNS = 32;
const MIN_REPEATED_HAN_COLUMNS = 20;

/**
 * `isUnbroken`: the copy has no blank lines. `hasFormat`: the copy repeats its headlines, as the first has topics or a
 * release time, or a repeated one is long. Without `hasFormat` a short pair of equal lines is a refrain.
 */
type CopyForm = { isUnbroken: boolean; hasFormat: boolean };

export function formOf(lines: CopyLine[]): CopyForm {
  const isUnbroken = lines.every(({ isAfterBlank }, at) => at === 0 || !isAfterBlank);
  const [first, second] = lines;
  const hasFormat =
    (first?.text.split(/[|｜]/u).length ?? 0) > 2 ||
    (second !== undefined && releaseTimeIn(second.text) !== null) ||
    lines.some(({ text }, at) => isLongPair(text) && isPairOfLines(lines, at, isUnbroken));
  return { isUnbroken, hasFormat };
}

/** Whether a headline is repeated on the next line: long enough, with a story below. */
export function isRepeatedHeadline(lines: CopyLine[], at: number, form: CopyForm): boolean {
  if (!isPairOfLines(lines, at, form.isUnbroken)) return false;
  return form.hasFormat || isLongPair(lines[at]?.text ?? '');
}

/** Whether a repeated line is long enough for a headline, or has topics. */
const isLongPair = (text: string): boolean =>
  columnsOf(text) >= (/\p{Script=Han}/u.test(text) ? MIN_REPEATED_HAN_COLUMNS : MIN_REPEATED_COLUMNS) ||
  /[|｜]/u.test(text);

function isPairOfLines(lines: CopyLine[], at: number, isUnbroken: boolean): boolean {
  const [line, second, next] = [lines[at], lines[at + 1], lines[at + 2]];
  if (!line || second?.text !== line.text || second.isAfterBlank || next?.text === line.text) return false;
  if (!(line.isAfterBlank || isUnbroken || isStoryRule(lines[at - 1]?.text ?? ''))) return false;
  if (/[.,;:。，；：]$/u.test(line.text) || endsInColon(lines[at - 1]?.text ?? '')) return false;
  if (isUnbroken || !next || next.isAfterBlank) return true;
  // Verse continues without a blank line.
  return endsSentence(next.text) || releaseTimeIn(next.text) !== null;
}
