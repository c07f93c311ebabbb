import { moveSelected } from '#components/editor/blockMoves/moveSelected.ts';
import { handleKey, handleTyped } from '#components/editor/typography/smartPunctuation.ts';

/** Everything that `writingHooks` uses once it is loaded. */
export const codeOfWriting = { handleKey, handleTyped, moveSelected };
