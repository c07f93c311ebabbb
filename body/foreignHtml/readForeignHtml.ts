import type { BodyNode } from '#body/bodyTypes.ts';
import { DocumentReader } from './documentReader.ts';
import type { Loss } from './losses.ts';
import type { SourceNode } from './sourceNode.ts';

/** The text of a document of another program, as nodes of the body's schema; `blocks` is empty if there is none. */
export type ForeignText = { blocks: BodyNode[]; losses: Loss[] };

/**
 * Reads a document of another program, for pastes and imports: Word, Outlook, Google Docs, LibreOffice, Pages, WordPress, web
 * pages. Leaves out and counts comments, hidden text, deletions, and content that the schema does not allow. Takes time in
 * proportion to the size of the document, at any nesting, and writes at most the maximum of a body.
 * @param root the whole document, including the styles in its head
 */
export function readForeignHtml(root: SourceNode): ForeignText {
  return new DocumentReader(root).read();
}
