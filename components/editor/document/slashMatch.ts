import type { Mark, ResolvedPos } from '@tiptap/pm/model';
import { bodySchema } from '#body/bodySchema.ts';

/** What was typed to open the `/` menu: the position of its sign, and the letters after it. */
export type SlashMatch = { from: number; query: string };

/** Characters of a query, and of a composition, after which the sign is taken for text. */
const MAX_QUERY = 24;

/** The sign and the letters after it. In a composition an input method separates syllables by spaces or apostrophes. */
const typed = /([/／、])([^\s/／、]*)$/u;
const composed = /([/／、])([^/／、]*)$/u;

/**
 * The sign that opens the `/` menu, if it stands before the caret: `/`, or `／` of full-width input, at the beginning of a
 * block or line, after a space, and after a link or other marked text; `、`, which the key gives in Chinese input, only at the
 * beginning, because within a sentence it is a comma.
 */
export function slashMatch($caret: ResolvedPos, isComposing: boolean): SlashMatch | null {
  const { parent, parentOffset } = $caret;
  if (!parent.isTextblock) return null;
  const begin = Math.max(0, parentOffset - MAX_QUERY - 1);
  // Each node without text takes one position, as a line break does.
  const text = parent.textBetween(begin, parentOffset, null, (leaf) =>
    leaf.type.name === 'hardBreak' ? '\n' : '￼',
  );
  const match = (isComposing ? composed : typed).exec(text);
  if (!match) return null;
  const [, sign = '', letters = ''] = match;
  const offset = begin + match.index;
  const before = match.index > 0 ? text.charAt(match.index - 1) : '';
  const isAtBegin = offset === 0 || before === '\n';
  if (!isAtBegin && (sign === '、' || !(/\s/u.test(before) || isAfterMarks($caret, offset)))) return null;
  return { from: $caret.start() + offset, query: letters };
}

/** Whether the text before an offset has marks that the text after it lacks. Marks of comments and suggestions do not count. */
function isAfterMarks({ parent }: ResolvedPos, offset: number): boolean {
  const before = parent.childBefore(offset).node;
  const after = parent.childAfter(offset).node;
  const isEnded = (mark: Mark) => mark.type.name in bodySchema.marks && !mark.isInSet(after?.marks ?? []);
  return before?.isText === true && before.marks.some(isEnded);
}
