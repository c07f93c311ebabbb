import type { BlockName } from '#body/blocks/blockRegistry.ts';
import type { BlockControls } from './blockControls.ts';
import { blockquoteControls } from './blockquoteControls.ts';
import { dividerControls } from './dividerControls.ts';
import { entryControls } from './entryControls.ts';
import { factBoxControls } from './factBoxControls.ts';
import { headingControls } from './headingControls.ts';
import { bulletListControls, orderedListControls } from './listControls.ts';
import { paragraphControls } from './paragraphControls.ts';
import { pictureControls, pictureTextControls } from './pictureControls.tsx';
import { pullQuoteControls } from './pullQuoteControls.ts';
import { tableControls } from './tableControls.ts';

/** The controls of each block type, in the order of the editor's menus; null if another type's controls insert it. */
export const editorBlocks: Record<BlockName, BlockControls | null> = {
  heading: headingControls,
  bulletList: bulletListControls,
  orderedList: orderedListControls,
  listItem: null,
  blockquote: blockquoteControls,
  pullQuote: pullQuoteControls,
  picture: pictureControls,
  pictureCaption: pictureTextControls,
  pictureCredit: pictureTextControls,
  divider: dividerControls,
  table: tableControls,
  tableRow: null,
  tableHeader: null,
  tableCell: null,
  factBox: factBoxControls,
  entry: entryControls,
  paragraph: paragraphControls,
};
