import * as Y from 'yjs';
import { type ClockRange, insertRange, uncoveredParts } from '#body/clockRanges.ts';
import type { CharacterRange } from './textHistory.ts';

/** What a row of a draft's log adds to the rows before it. */
export type NewParts = { update: Uint8Array; inserted: CharacterRange[]; deleted: CharacterRange[] };

/**
 * Reads the rows of a log in their order. What a row repeats is left out: a client that connects again sends all its deletions, and
 * only a forged row repeats characters with other content.
 */
export class RowReader {
  readonly #reached: Map<number, number>;
  readonly #deleted = new Map<number, ClockRange[]>();

  /** @param first - the document with the state before the first row */
  constructor(first: Y.Doc) {
    this.#reached = Y.decodeStateVector(Y.encodeStateVector(first));
  }

  read(row: Uint8Array): NewParts {
    const { update, structs, ds } = this.#withoutKnownCharacters(row);
    const inserted: CharacterRange[] = [];
    for (const struct of structs) {
      if (struct instanceof Y.Skip) continue;
      const { client, clock } = struct.id;
      const { length } = struct;
      this.#reached.set(client, Math.max(clock + length, this.#reached.get(client) ?? 0));
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentString)
        inserted.push({ client, clock, length });
    }
    return { update, inserted, deleted: [...ds.clients].flatMap((each) => this.#newDeletions(each)) };
  }

  #withoutKnownCharacters(row: Uint8Array) {
    const decoded = Y.decodeUpdate(row);
    const isKnown = decoded.structs.some(
      ({ id: { client, clock } }) => clock < (this.#reached.get(client) ?? 0),
    );
    if (!isKnown) return { update: row, ...decoded };
    const update = Y.diffUpdate(row, Y.encodeStateVector(this.#reached));
    return { update, ...Y.decodeUpdate(update) };
  }

  #newDeletions([client, items]: [number, { clock: number; len: number }[]]): CharacterRange[] {
    const known = this.#deleted.get(client) ?? [];
    this.#deleted.set(client, known);
    return items.flatMap(({ clock, len }) => {
      const parts = uncoveredParts(known, { from: clock, to: clock + len });
      insertRange(known, { from: clock, to: clock + len });
      return parts.map(({ from, to }) => ({ client, clock: from, length: to - from }));
    });
  }
}
