/** The server that readers' code queries if READER_DATABASE_URL is set, which may name a lagging replica. */
export type ReaderSource = {
  /** the primary, with the same login */
  primaryUrl: string;
  /** Whether the replica has every change that this node knows of. If not, readers' code queries the primary. */
  isReplicaCurrent: boolean;
};

const key = Symbol.for('copydesk.readerSource');
const shared = globalThis as { [key]?: ReaderSource | undefined };

/**
 * Undefined when there is no replica. The server and the app's bundle have separate instances of this module, so the
 * state is shared through `globalThis`.
 */
export const readerSource = (): ReaderSource | undefined => shared[key];

export function setReaderSource(source: ReaderSource | undefined): void {
  shared[key] = source;
}
