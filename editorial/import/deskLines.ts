import type { KeptOut, KeptOutKind } from '#contracts/keptOut.ts';
import { type CopyLine, endsSentence } from './copyLines.ts';
import { deskSectionOf, isInnerRule, isStoryRule, kindOfLine } from './lineShapes.ts';

/** Takes out the lines after an end mark or a heading of the desk, the signatures at the end, and rules. */
export function withoutDeskLines(lines: CopyLine[]): { story: CopyLine[]; keptOut: KeptOut[] } {
  const keptOut: KeptOut[] = [];
  const keep = (kind: KeptOutKind, { text, number }: CopyLine) =>
    keptOut.push({ kind, text: text.slice(0, 2_000), line: number });
  let desk: KeptOutKind | null = null;
  let body: CopyLine[] = [];
  let isParted = false;
  for (const [at, line] of lines.entries()) {
    const section = isOwnLine(lines, at) ? deskSectionOf(line.text) : null;
    if (section && desk !== 'not-for-publication') desk = section;
    if (desk) {
      keep(desk, line);
      continue;
    }
    const kind: KeptOutKind | null =
      isInnerRule(line.text) || isStoryRule(line.text) ? 'separator' : anywhereKindOf(lines, at);
    if (kind) {
      keep(kind, line);
      isParted = true;
      if (kind === 'end-mark') desk = 'after-end';
      continue;
    }
    body.push(isParted ? { ...line, isAfterBlank: true } : line);
    isParted = false;
  }
  body = withoutSignatures(body, keep);
  return { story: body, keptOut };
}

/** A line that begins a paragraph: in the middle of one, "not for publication" is a part of a sentence. */
function isOwnLine(lines: CopyLine[], at: number): boolean {
  const [previous, line] = [lines[at - 1], lines[at]];
  if (!line) return false;
  return (
    !previous ||
    line.isAfterBlank ||
    line.isIndented ||
    endsSentence(previous.text) ||
    isInnerRule(previous.text)
  );
}

function anywhereKindOf(lines: CopyLine[], at: number): KeptOutKind | null {
  const line = lines[at];
  if (!line || !isOwnLine(lines, at)) return null;
  const kind = kindOfLine(line.text, 'foot');
  return kind === 'end-mark' ||
    kind === 'editors-note' ||
    (kind === 'service-line' && /^\W*(?:more|nnnn|待续)\W*$/iu.test(line.text))
    ? kind
    : null;
}

/** Signatures and codes after the last sentence. The first line always stays. */
function withoutSignatures(lines: CopyLine[], keep: (kind: KeptOutKind, line: CopyLine) => void): CopyLine[] {
  let end = lines.length;
  while (end > 1) {
    const [previous, line] = [lines[end - 2], lines[end - 1]];
    if (!line || !previous) break;
    const kind = kindOfLine(line.text, 'foot');
    const isApart =
      line.isAfterBlank ||
      line.isIndented ||
      endsSentence(previous.text) ||
      kindOfLine(previous.text, 'foot');
    if (!kind || !isApart) break;
    keep(kind, line);
    end -= 1;
  }
  return lines.slice(0, end);
}
