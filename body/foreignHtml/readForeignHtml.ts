import type { BodyNode } from '#body/bodyTypes.ts';
import { Reader } from './documentReader.ts';
import type { Loss } from './losses.ts';
import type { SourceNode } from './sourceNode.ts';

/** What a document of another program says, as nodes of the body's schema; `blocks` is empty when it says nothing. */
export type ForeignText = { blocks: BodyNode[]; losses: Loss[] };

/**
 * Reads a document that another program made, for a paste and for an import alike: Word, Outlook, Google Docs, LibreOffice,
 * Pages, WordPress, web pages. Comments, hidden text, deletions and what the schema cannot hold are left out and counted.
 * Takes time in proportion to the size of the document, however it is nested; writes no more than a body may hold.
 * @param root the whole document, so that the styles in its head are known
 */
export function readForeignHtml(root: SourceNode): ForeignText {
  return new Reader(root).read();
}
