import * as Y from 'yjs';
import { markNameOf } from '#body/suggestions/markNames.ts';
import type { WriterRuns } from './writerRuns.ts';
import { itemsOf } from './yjsItems.ts';

/** `writer` null: the text is of the state with which the draft was created. */
export type Passage<Writer> = { text: string; writer: Writer | null };
type Block<Writer> = { type: string; passages: Passage<Writer>[] };

/** The blocks of a field that contain text, without proposed text. */
export function writtenBlocks<Writer>(
  field: Y.XmlFragment,
  runs: WriterRuns<Writer | null>,
): Block<Writer>[] {
  const blocks: Block<Writer>[] = [];
  let text: unknown;
  let element: Y.XmlElement | undefined;
  let proposals = new Set<string>();
  for (const { id, content, deleted, parent } of itemsOf(field)) {
    if (deleted || !(parent instanceof Y.XmlText)) continue;
    if (parent !== text) proposals = new Set();
    if (content instanceof Y.ContentFormat) noteFormat(proposals, content);
    const isLineBreak = parent !== text && parent.parent === element;
    text = parent;
    if (!(content instanceof Y.ContentString) || !(parent.parent instanceof Y.XmlElement)) continue;
    if (proposals.size > 0) continue;
    if (parent.parent !== element) blocks.push({ type: parent.parent.nodeName, passages: [] });
    element = parent.parent;
    const passages = blocks.at(-1)?.passages ?? [];
    const last = passages.at(-1);
    if (isLineBreak && last) last.text += '\n'; // a line break separates the texts of a block
    addPassages(passages, content.str, runs.parts({ ...id, length: content.str.length }));
  }
  return blocks;
}

function noteFormat(proposals: Set<string>, { key, value }: Y.ContentFormat): void {
  if (!['insertion', 'suggestedBreak'].includes(markNameOf(key))) return;
  if (value === null) proposals.delete(key);
  else proposals.add(key);
}

function addPassages<Writer>(
  passages: Passage<Writer>[],
  text: string,
  parts: Iterable<{ length: number; writer: Writer | null | undefined }>,
): void {
  let from = 0;
  for (const { length, writer = null } of parts) {
    const words = text.slice(from, from + length);
    const last = passages.at(-1);
    if (last && last.writer === writer) last.text += words;
    else passages.push({ text: words, writer });
    from += length;
  }
}
