/** Where readers' code may read when READER_DATABASE_URL was given, which may lead to a replica that lags. */
export type ReaderSource = {
  /** the primary, as the same login */
  primaryUrl: string;
  /** The replica has all that this node has heard of. Else readers' code reads at the primary. */
  isReplicaCurrent: boolean;
};

const key = Symbol.for('copydesk.readerSource');
const shared = globalThis as { [key]?: ReaderSource | undefined };

/** Undefined where there is one place to read only. The server and the app's bundle have instances of this module each. */
export const readerSource = (): ReaderSource | undefined => shared[key];

export function setReaderSource(source: ReaderSource | undefined): void {
  shared[key] = source;
}
