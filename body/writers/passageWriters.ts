import { setImmediate } from 'node:timers/promises';
import * as Y from 'yjs';
import { type DraftField, fields } from '#body/draftDocument.ts';
import { MovedTexts } from './movedTexts.ts';
import { type CharacterRange, documentWithDeletedText, itemsOf, TextHistory } from './textHistory.ts';
import { WriterRuns } from './writerRuns.ts';

/** `writer` null: the text is of the state with which the draft was created. */
export type Passage<Writer> = { text: string; writer: Writer | null };
export type PassagesOfBlock<Writer> = {
  field: DraftField;
  /** the name of its node, such as `heading` */
  type: string;
  passages: Passage<Writer>[];
};
/** Rows that are read without a pause: some milliseconds. */
const ROWS_AT_ONCE = 500;

/** A row of the draft's log. */
export type WrittenUpdate<Writer> = { update: Uint8Array; writer: Writer };

/**
 * Who wrote which passage of a draft, from the rows of its log: those whose updates inserted its characters. Text that was moved,
 * split into another block, or deleted and brought back keeps its writer. With open suggestions, as in the editor. Lets other
 * work go on meanwhile: 60,000 rows take a second.
 *
 * @param state - with all rows merged into it
 * @param rows - all rows of the log, oldest first
 * @param firstText - of the state with which the draft was created
 */
export async function passageWriters<Writer>(
  state: Uint8Array,
  rows: WrittenUpdate<Writer>[],
  firstText = '',
): Promise<PassagesOfBlock<Writer>[]> {
  const ydoc = await documentWithDeletedText(
    state,
    rows.map(({ update }) => update),
  );
  const history = new TextHistory(ydoc);
  const runs = new WriterRuns<Writer | null>();
  const moved = new MovedTexts<Writer>(runs, firstText);
  for (const [at, { update, writer }] of rows.entries()) {
    if (at % ROWS_AT_ONCE === 0) await setImmediate();
    const { inserted, deleted } = rangesIn(update);
    const removed = history.textsIn(deleted);
    moved.remove(removed, writer, inserted.length === 0);
    moved.insert(history.textsIn(inserted), writer);
  }
  return fields.flatMap((field) => passagesIn(ydoc, field, runs));
}

/** The texts that an update inserts, and what it deletes. */
function rangesIn(update: Uint8Array): { inserted: CharacterRange[]; deleted: CharacterRange[] } {
  const { structs, ds } = Y.decodeUpdate(update);
  const inserted = structs.flatMap((struct) =>
    struct instanceof Y.Item && struct.content instanceof Y.ContentString
      ? [{ client: struct.id.client, clock: struct.id.clock, length: struct.length }]
      : [],
  );
  const deleted = [...ds.clients].flatMap(([client, items]) =>
    items.map(({ clock, len }) => ({ client, clock, length: len })),
  );
  return { inserted, deleted };
}

function passagesIn<Writer>(
  ydoc: Y.Doc,
  field: DraftField,
  runs: WriterRuns<Writer | null>,
): PassagesOfBlock<Writer>[] {
  const blocks: PassagesOfBlock<Writer>[] = [];
  let block: Y.XmlElement | undefined;
  let text: Y.XmlText | undefined;
  for (const item of itemsOf(ydoc.getXmlFragment(field))) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const parent = item.parent as Y.XmlText;
    const element = parent.parent;
    if (!(element instanceof Y.XmlElement)) continue;
    if (element !== block) blocks.push({ field, type: element.nodeName, passages: [] });
    const passages = blocks.at(-1)?.passages ?? [];
    // Between two texts of a block is a line break.
    const last = passages.at(-1);
    if (element === block && parent !== text && last) last.text += '\n';
    block = element;
    text = parent;
    let from = 0;
    for (const { length, writer = null } of runs.parts({ ...item.id, length: item.length })) {
      const words = item.content.str.slice(from, from + length);
      const before = passages.at(-1);
      if (before && before.writer === writer) before.text += words;
      else passages.push({ text: words, writer });
      from += length;
    }
  }
  return blocks;
}
