import * as Y from 'yjs';

/** Deleted clocks of one client, `to` exclusive. */
type Range = { from: number; to: number };

/**
 * Which insertions and deletions something holds: a document, or what the server has acknowledged. The state vector
 * alone would not do: a deletion does not advance it. A coverage only grows.
 */
export class UpdateCoverage {
  readonly #clocks = new Map<number, number>();
  readonly #deleted = new Map<number, Range[]>();

  static ofDocument(ydoc: Y.Doc): UpdateCoverage {
    return UpdateCoverage.ofSnapshot(Y.snapshot(ydoc));
  }

  /** What a peer holds, from the two messages of its handshake: its state vector, and an update with its deletions. */
  static ofPeer(stateVector: Uint8Array, update: Uint8Array): UpdateCoverage {
    const coverage = new UpdateCoverage();
    for (const [client, clock] of Y.decodeStateVector(stateVector)) coverage.#reach(client, clock);
    coverage.#addDeletions(Y.decodeUpdate(update).ds);
    return coverage;
  }

  /** Reads what `encode` wrote. @throws when the bytes are not an encoded coverage */
  static decode(bytes: Uint8Array): UpdateCoverage {
    return UpdateCoverage.ofSnapshot(Y.decodeSnapshot(bytes));
  }

  static ofUpdate(update: Uint8Array): UpdateCoverage {
    const coverage = new UpdateCoverage();
    coverage.add(update);
    return coverage;
  }

  private static ofSnapshot({ sv, ds }: Y.Snapshot): UpdateCoverage {
    const coverage = new UpdateCoverage();
    for (const [client, clock] of sv) coverage.#reach(client, clock);
    coverage.#addDeletions(ds);
    return coverage;
  }

  /** Yjs' own encoding of a snapshot. */
  encode(): Uint8Array {
    const ds = Y.createDeleteSet();
    for (const [client, ranges] of this.#deleted)
      ds.clients.set(
        client,
        ranges.map(({ from, to }) => ({ clock: from, len: to - from })),
      );
    return Y.encodeSnapshot(Y.createSnapshot(ds, new Map(this.#clocks)));
  }

  /** Insertions that do not follow on what is covered are left out: without what is between they show nothing. */
  add(update: Uint8Array): void {
    const { structs, ds } = Y.decodeUpdate(update);
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
    for (const [client, clock] of other.#clocks) if ((this.#clocks.get(client) ?? 0) < clock) return false;
    for (const [client, ranges] of other.#deleted) {
      const own = this.#deleted.get(client) ?? [];
      if (!ranges.every((range) => holdsRange(own, range))) return false;
    }
    return true;
  }

  /** Whether it holds every insertion that this state vector counts; cheaper than `covers`, blind to deletions. */
  reaches(stateVector: ReadonlyMap<number, number>): boolean {
    for (const [client, clock] of stateVector) if ((this.#clocks.get(client) ?? 0) < clock) return false;
    return true;
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

  #rangesOf(client: number): Range[] {
    const known = this.#deleted.get(client);
    if (known) return known;
    const made: Range[] = [];
    this.#deleted.set(client, made);
    return made;
  }
}

/** Index of the first range that ends at `clock` or later. Ranges are sorted and apart from each other. */
function firstReaching(ranges: Range[], clock: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] as Range).to < clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insertRange(ranges: Range[], { from, to }: Range): void {
  if (to <= from) return;
  const first = firstReaching(ranges, from);
  let after = first;
  let start = from;
  let end = to;
  for (let next = ranges[after]; next && next.from <= to; next = ranges[++after]) {
    start = Math.min(start, next.from);
    end = Math.max(end, next.to);
  }
  ranges.splice(first, after - first, { from: start, to: end });
}

function holdsRange(ranges: Range[], { from, to }: Range): boolean {
  if (to <= from) return true;
  const found = ranges[firstReaching(ranges, from + 1)];
  return found !== undefined && found.from <= from && found.to >= to;
}
