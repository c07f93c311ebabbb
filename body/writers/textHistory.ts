import * as Y from 'yjs';
import { itemsOf } from './yjsItems.ts';

/** Characters of a Yjs client: the first one's clock, and how many. */
export type CharacterRange = { client: number; clock: number; length: number };

/** A text that one client wrote at once, deleted or not. */
export type WrittenText = CharacterRange & {
  text: string;
  /** the place of its first character among all characters that the draft ever had, in document order */
  place: number;
  /** the Yjs text that contains it */
  parent: unknown;
};

/** All texts that a draft ever had. */
export class TextHistory {
  readonly #ofClient = new Map<number, WrittenText[]>();

  /**
   * @param ydoc - in which deleted text is kept
   * @param fields - names of the fragments with text
   */
  constructor(ydoc: Y.Doc, fields: readonly string[]) {
    let place = 0;
    for (const field of fields)
      for (const { id, content, parent } of itemsOf(ydoc.getXmlFragment(field))) {
        if (!(content instanceof Y.ContentString)) continue;
        const texts = this.#ofClient.get(id.client) ?? [];
        texts.push({ ...id, length: content.str.length, text: content.str, place, parent });
        this.#ofClient.set(id.client, texts);
        place += content.str.length;
      }
    for (const texts of this.#ofClient.values()) texts.sort((a, b) => a.clock - b.clock);
  }

  /** The texts in some ranges, in document order. */
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
      found.push({ ...each, clock: each.clock + from, length: text.length, text, place: each.place + from });
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

export const textOf = (texts: Pick<WrittenText, 'text'>[]): string => texts.map(({ text }) => text).join('');
