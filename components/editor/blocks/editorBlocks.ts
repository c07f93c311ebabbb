import type { BlockName } from '#body/blocks/blockRegistry.ts';
import type { BlockControls } from './blockControls.ts';
import { blockquoteControls } from './blockquoteControls.ts';
import { entryControls } from './entryControls.ts';
import { figureControls } from './figureControls.tsx';
import { headingControls } from './headingControls.ts';
import { bulletListControls, orderedListControls } from './listControls.ts';
import { paragraphControls } from './paragraphControls.ts';
import { pullQuoteControls } from './pullQuoteControls.ts';

/** The controls of each block type, in the order of the editor's menus; null if another type's controls insert it. */
export const editorBlocks: Record<BlockName, BlockControls | null> = {
  heading: headingControls,
  bulletList: bulletListControls,
  orderedList: orderedListControls,
  listItem: null,
  blockquote: blockquoteControls,
  pullQuote: pullQuoteControls,
  figure: figureControls,
  entry: entryControls,
  paragraph: paragraphControls,
};
