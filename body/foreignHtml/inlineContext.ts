import type { BodyMark } from '#body/bodyTypes.ts';

/** What applies to the text within an element. */
export type InlineContext = {
  isBold?: boolean;
  isItalic?: boolean;
  script?: 'subscript' | 'superscript';
  href: string | null;
  /** the text of the innermost link, if it is short */
  linkLabel: string | null;
  /** whether line ends are kept */
  isPreformatted?: boolean;
  /** whether the row or section names columns */
  isInTableHead?: boolean;
  isHeading?: boolean;
  isPullQuote?: boolean;
  /** whether the element is too long for the footnote mark or script that it looks like; nested ones are not examined */
  isLongMark?: boolean;
  marks: readonly BodyMark[];
};

export const outermost: InlineContext = { href: null, linkLabel: null, marks: [] };

/** Returns the same object if nothing changes, so that runs of text are not split. */
export function contextWith(before: InlineContext, change: Partial<InlineContext>): InlineContext {
  const isSame = Object.entries(change).every(
    ([name, value]) => before[name as keyof InlineContext] === value,
  );
  if (isSame) return before;
  const next = { ...before, ...change };
  const marks: BodyMark[] = [];
  if (next.href !== null) marks.push({ type: 'link', attrs: { href: next.href } });
  if (next.isBold && !next.isHeading) marks.push({ type: 'bold' });
  if (next.isItalic) marks.push({ type: 'italic' });
  if (next.script) marks.push({ type: next.script });
  return { ...next, marks };
}
