import type { KeptOut, KeptOutKind } from '#contracts/keptOut.ts';
import { type CopyLine, endsSentence } from './copyLines.ts';
import { deskSectionOf, isInnerRule, isStoryRule, kindOfLine } from './lineShapes.ts';

/** Removes the lines after an end mark or a heading for editors, the signatures at the end, and rules. */
export function withoutDeskLines(lines: CopyLine[]): { story: CopyLine[]; keptOut: KeptOut[] } {
  const keptOut: KeptOut[] = [];
  const keep = (kind: KeptOutKind, { text, number }: CopyLine) =>
    keptOut.push({ kind, text: text.slice(0, 2_000), line: number });
  let sectionKind: KeptOutKind | null = null;
  const body: CopyLine[] = [];
  let isAfterCut = false;
  for (const [at, line] of lines.entries()) {
    const section = beginsParagraph(lines, at) ? deskSectionOf(line.text) : null;
    if (section && sectionKind !== 'not-for-publication') sectionKind = section;
    if (sectionKind) {
      keep(sectionKind, line);
      continue;
    }
    const kind: KeptOutKind | null =
      isInnerRule(line.text) || isStoryRule(line.text) ? 'separator' : anywhereKindOf(lines, at);
    if (kind) {
      keep(kind, line);
      isAfterCut = true;
      if (kind === 'end-mark') sectionKind = 'after-end';
      continue;
    }
    body.push(isAfterCut ? { ...line, isAfterBlank: true } : line);
    isAfterCut = false;
  }
  return { story: withoutSignatures(body, keep), keptOut };
}

/** Whether a line begins a paragraph. Within a paragraph, "not for publication" is part of a sentence. */
function beginsParagraph(lines: CopyLine[], at: number): boolean {
  const [previous, line] = [lines[at - 1], lines[at]];
  if (!line) return false;
  return !previous || isApart(previous, line) || isInnerRule(previous.text);
}

const isApart = (previous: CopyLine, line: CopyLine): boolean =>
  line.isAfterBlank || line.isIndented || endsSentence(previous.text);

function anywhereKindOf(lines: CopyLine[], at: number): KeptOutKind | null {
  const line = lines[at];
  if (!line || !beginsParagraph(lines, at)) return null;
  const kind = kindOfLine(line.text, 'foot');
  const isEnd = kind === 'service-line' && /^\W*(?:more|nnnn|待续)\W*$/iu.test(line.text);
  return kind === 'end-mark' || kind === 'editors-note' || isEnd ? kind : null;
}

/** Signatures and codes after the last sentence. The first line always stays. */
function withoutSignatures(lines: CopyLine[], keep: (kind: KeptOutKind, line: CopyLine) => void): CopyLine[] {
  let end = lines.length;
  while (end > 1) {
    const [previous, line] = [lines[end - 2], lines[end - 1]];
    if (!line || !previous) break;
    const kind = kindOfLine(line.text, 'foot');
    if (!kind || !(isApart(previous, line) || kindOfLine(previous.text, 'foot'))) break;
    keep(kind, line);
    end -= 1;
  }
  return lines.slice(0, end);
}
