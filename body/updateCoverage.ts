import * as Y from 'yjs';
import { type ClockRange, containsRange, insertRange } from './clockRanges.ts';

/** What `Y.decodeUpdate` returns. */
export type DecodedUpdate = ReturnType<typeof Y.decodeUpdate>;

/**
 * The insertions and deletions in a document, or those that the server has acknowledged. A state vector is not enough: a
 * deletion does not advance it. A coverage only grows.
 */
export class UpdateCoverage {
  readonly #clocks = new Map<number, number>();
  readonly #deleted = new Map<number, ClockRange[]>();

  static ofDocument(ydoc: Y.Doc): UpdateCoverage {
    const { sv, ds } = Y.snapshot(ydoc);
    return UpdateCoverage.of(sv, ds);
  }

  /** The coverage of a peer, from the two messages of its handshake: its state vector, and an update with its deletions. */
  static ofPeer(stateVector: Uint8Array, update: Uint8Array): UpdateCoverage {
    return UpdateCoverage.of(Y.decodeStateVector(stateVector), Y.decodeUpdate(update).ds);
  }

  /** Reads what `encode` wrote. @throws when the bytes are not an encoded coverage */
  static decode(bytes: Uint8Array): UpdateCoverage {
    const { sv, ds } = Y.decodeSnapshot(bytes);
    return UpdateCoverage.of(sv, ds);
  }

  static ofUpdate(update: Uint8Array): UpdateCoverage {
    const coverage = new UpdateCoverage();
    coverage.add(Y.decodeUpdate(update));
    return coverage;
  }

  private static of(clocks: Map<number, number>, ds: Y.Snapshot['ds']): UpdateCoverage {
    const coverage = new UpdateCoverage();
    for (const [client, clock] of clocks) coverage.#reach(client, clock);
    coverage.#addDeletions(ds);
    return coverage;
  }

  /** Yjs' own encoding of a snapshot. */
  encode(): Uint8Array {
    const ds = Y.createDeleteSet();
    for (const [client, ranges] of this.#deleted) {
      const items = ranges.map(({ from, to }) => ({ clock: from, len: to - from }));
      ds.clients.set(client, items);
    }
    return Y.encodeSnapshot(Y.createSnapshot(ds, new Map(this.#clocks)));
  }

  /** Ignores insertions that leave a gap after the covered ones: Yjs shows them only once the gap is filled. */
  add({ structs, ds }: DecodedUpdate): void {
    for (const struct of structs) {
      if (struct instanceof Y.Skip) continue;
      const { client, clock } = struct.id;
      if (clock <= (this.#clocks.get(client) ?? 0)) this.#reach(client, clock + struct.length);
    }
    this.#addDeletions(ds);
  }

  merge(other: UpdateCoverage): void {
    for (const [client, clock] of other.#clocks) this.#reach(client, clock);
    for (const [client, ranges] of other.#deleted)
      for (const range of ranges) insertRange(this.#rangesOf(client), range);
  }

  covers(other: UpdateCoverage): boolean {
    const coversDeletions = ([client, ranges]: [number, ClockRange[]]) =>
      ranges.every((range) => containsRange(this.#deleted.get(client) ?? [], range));
    return this.reaches(other.#clocks) && [...other.#deleted].every(coversDeletions);
  }

  /** Whether it includes every insertion and deletion of an update. */
  includes({ structs, ds }: DecodedUpdate): boolean {
    const hasInsertion = ({ id: { client, clock }, length }: DecodedUpdate['structs'][number]) =>
      (this.#clocks.get(client) ?? 0) >= clock + length;
    return (
      structs.every((struct) => struct instanceof Y.Skip || hasInsertion(struct)) &&
      [...ds.clients].every(([client, items]) =>
        items.every(({ clock, len }) =>
          containsRange(this.#deleted.get(client) ?? [], { from: clock, to: clock + len }),
        ),
      )
    );
  }

  /** Whether it includes every insertion of a state vector. Cheaper than `covers`; ignores deletions. */
  reaches(stateVector: ReadonlyMap<number, number>): boolean {
    return [...stateVector].every(([client, clock]) => (this.#clocks.get(client) ?? 0) >= clock);
  }

  get isEmpty(): boolean {
    return this.#clocks.size === 0;
  }

  #reach(client: number, clock: number): void {
    if (clock > (this.#clocks.get(client) ?? 0)) this.#clocks.set(client, clock);
  }

  #addDeletions(ds: Y.Snapshot['ds']): void {
    for (const [client, items] of ds.clients)
      for (const { clock, len } of items)
        insertRange(this.#rangesOf(client), { from: clock, to: clock + len });
  }

  #rangesOf(client: number): ClockRange[] {
    const ranges = this.#deleted.get(client) ?? [];
    this.#deleted.set(client, ranges);
    return ranges;
  }
}
