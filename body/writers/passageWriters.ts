import * as Y from 'yjs';
import { MovedTexts } from './movedTexts.ts';
import { type Passage, writtenBlocks } from './passages.ts';
import { RowReader } from './rowReader.ts';
import { TextHistory } from './textHistory.ts';
import { WriterRuns } from './writerRuns.ts';

/** A row of a draft's log. */
export type WrittenUpdate<Writer> = { update: Uint8Array; writer: Writer };
export type WrittenDraft<Writer> = {
  /** names of the fragments with text */
  fields: readonly string[];
  /** the draft as it is, with all rows merged into it */
  state: Uint8Array;
  /** the state before the first row; null: unknown, so deleted text of it may be taken for new when it comes back */
  firstState: Uint8Array | null;
  /** all rows of the log, oldest first */
  rows: WrittenUpdate<Writer>[];
};
/** A block that contains text. */
export type WrittenBlock<Writer> = {
  field: string;
  /** the name of its node, such as `heading` */
  type: string;
  passages: Passage<Writer>[];
};

/**
 * Who wrote which passage of a draft: those whose rows of its log inserted the characters. Text that was moved, split into another
 * block, or deleted and brought back keeps its writer. Open suggestions are left out, as everywhere outside the editor.
 */
export function passageWriters<Writer>({
  fields,
  state,
  firstState,
  rows,
}: WrittenDraft<Writer>): WrittenBlock<Writer>[] {
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, state);
  const past = documentWithDeletedText(firstState ?? withoutRows(state, rows));
  const reader = new RowReader(past);
  const parts = rows.map(({ update }) => reader.read(update));
  past.transact(() => {
    for (const { update } of parts) Y.applyUpdate(past, update);
  });
  const history = new TextHistory(past, fields);
  const runs = new WriterRuns<Writer | null>();
  const moved = new MovedTexts<Writer>(runs);
  for (const [at, { writer }] of rows.entries()) {
    const { inserted = [], deleted = [] } = parts[at] ?? {};
    moved.add(history.textsIn(inserted), history.textsIn(deleted), writer);
  }
  return fields.flatMap((field) =>
    writtenBlocks(ydoc.getXmlFragment(field), runs).map((block) => ({ field, ...block })),
  );
}

function documentWithDeletedText(state: Uint8Array): Y.Doc {
  const ydoc = new Y.Doc({ gc: false });
  Y.applyUpdate(ydoc, state);
  // Deletions of text that is not there yet would be tried again for each row, which contains them too.
  ydoc.store.pendingDs = null;
  return ydoc;
}

/** What a state contains beside the rows: the first state, without its deleted text. */
const withoutRows = (state: Uint8Array, rows: { update: Uint8Array }[]): Uint8Array => {
  const reached = new Map<number, number>();
  for (const { update } of rows)
    for (const { id, length } of Y.decodeUpdate(update).structs)
      reached.set(id.client, Math.max(reached.get(id.client) ?? 0, id.clock + length));
  return Y.diffUpdate(state, Y.encodeStateVector(reached));
};
