import { setImmediate } from 'node:timers/promises';
import * as Y from 'yjs';
import { fields } from '#body/draftDocument.ts';

/** Characters of a Yjs client: the first one's clock, and how many. */
export type CharacterRange = { client: number; clock: number; length: number };

/** A text that one client wrote at once, deleted or not. */
export type WrittenText = CharacterRange & {
  text: string;
  /** the place of its first character among all characters that the draft ever had, in document order */
  place: number;
};

/** All texts that a draft ever had, as far as its log contains them. */
export class TextHistory {
  readonly #ofClient = new Map<number, WrittenText[]>();

  /** @param ydoc - with deleted text, as from `documentWithDeletedText` */
  constructor(ydoc: Y.Doc) {
    let place = 0;
    for (const field of fields)
      for (const item of itemsOf(ydoc.getXmlFragment(field))) {
        if (!(item.content instanceof Y.ContentString)) continue;
        const { client, clock } = item.id;
        const text = item.content.str;
        const texts = this.#ofClient.get(client) ?? [];
        texts.push({ client, clock, length: text.length, text, place });
        this.#ofClient.set(client, texts);
        place += text.length;
      }
    for (const texts of this.#ofClient.values()) texts.sort((a, b) => a.clock - b.clock);
  }

  /** The texts in a range, in document order. */
  textsIn(ranges: CharacterRange[]): WrittenText[] {
    return ranges.flatMap((range) => this.#textsIn(range)).sort((a, b) => a.place - b.place);
  }

  #textsIn({ client, clock, length }: CharacterRange): WrittenText[] {
    const texts = this.#ofClient.get(client) ?? [];
    const end = clock + length;
    const found: WrittenText[] = [];
    for (let at = firstEndingAfter(texts, clock); at < texts.length; at++) {
      const each = texts[at] as WrittenText;
      if (each.clock >= end) break;
      const from = Math.max(clock, each.clock) - each.clock;
      const text = each.text.slice(from, end - each.clock);
      found.push({
        client,
        clock: each.clock + from,
        length: text.length,
        text,
        place: each.place + from,
      });
    }
    return found;
  }
}

/** The index of the first range that ends after `clock`. The ranges are sorted and do not overlap. */
export function firstEndingAfter(ranges: Pick<CharacterRange, 'clock' | 'length'>[], clock: number): number {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const { clock: start = 0, length = 0 } = ranges[middle] ?? {};
    if (start + length <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * A draft's document in which deleted text is kept, as far as the rows of its log contain it. Deleted text of the first state,
 * which is in no row, is missing once the log was compacted.
 *
 * @param state - with all rows merged into it
 */
export async function documentWithDeletedText(state: Uint8Array, rows: Uint8Array[]): Promise<Y.Doc> {
  const logged = await mergeInGroups(rows);
  const first = Y.diffUpdate(state, Y.encodeStateVectorFromUpdate(logged));
  const ydoc = new Y.Doc({ guid: 'draft', gc: false });
  Y.applyUpdate(ydoc, Y.mergeUpdates([logged, first])); // at once, so that no row waits for the first state
  return ydoc;
}

/** Yjs sorts all updates again for each one that it merges, so many are merged in groups. */
async function mergeInGroups(updates: Uint8Array[], size = 100): Promise<Uint8Array> {
  let merged = updates;
  while (merged.length > 1) {
    const groups: Uint8Array[] = [];
    for (let at = 0; at < merged.length; at += size) {
      await setImmediate();
      groups.push(Y.mergeUpdates(merged.slice(at, at + size)));
    }
    merged = groups;
  }
  return merged[0] ?? Y.encodeStateAsUpdate(new Y.Doc());
}

/** All items below a type in document order, deleted ones too. Without recursion: only a forged document is deep, but one may be. */
export function* itemsOf(type: { _start: Y.Item | null }): Generator<Y.Item> {
  const waiting: (Y.Item | null)[] = [type._start];
  while (waiting.length > 0) {
    const item = waiting.pop();
    if (!item) continue;
    waiting.push(item.right);
    yield item;
    if (item.content instanceof Y.ContentType) waiting.push(item.content.type._start);
  }
}
