import type { Box } from '#components/editor/document/floatingPlace.ts';

/** Pixels that a name takes above or below its line. */
const NAME_HEIGHT = 18;

type Options = {
  /** the caret that the name belongs to */
  caret: Box;
  /** the width of the name */
  width: number;
  /** what is visible of the window */
  area: Box;
  /** the user's own caret, if it is in the same field */
  ownCaret: Box | null;
};

export type CaretNamePlace = { side: 'above' | 'below' | 'hidden'; isLeft: boolean };

/**
 * Where the name of another user stands at their caret: above the line, below it if it would leave the area or cover the line in
 * which this user types, hidden if neither is free. To the left of the caret if there is no room to the right.
 */
export function caretNamePlace({ caret, width, area, ownCaret }: Options): CaretNamePlace {
  const isFree = (top: number) =>
    top >= area.top && !(ownCaret && ownCaret.top < top + NAME_HEIGHT && ownCaret.bottom > top);
  const side = isFree(caret.top - NAME_HEIGHT) ? 'above' : isFree(caret.bottom) ? 'below' : 'hidden';
  return { side, isLeft: caret.left + width > area.right };
}
