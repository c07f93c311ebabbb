import * as Y from 'yjs';
import { type CopyDatabase, StorageError, type StorageFailure } from './copyDatabase.ts';
import type { CopyRecord } from './copyRecord.ts';
import { type CopyVersion, writeCopy } from './draftCopies.ts';

/** The state of a document's copy in this browser. */
export type CopyState =
  | { is: 'opening' }
  /** every change is committed to the browser's storage */
  | { is: 'kept' }
  | { is: 'writing' }
  /** `deleted`: the copy was deleted on purpose, and is written again when the document changes */
  | { is: 'nothing'; why: StorageFailure | 'deleted' };

/** Maximum stored updates before the whole copy is rewritten, so that it stays fast to read. */
const MAX_UPDATES_STORED = 300;
/** Milliseconds before the first retry while the browser's storage fails; each next one waits four times as long. */
const FIRST_RETRY_MS = 250;
const MAX_RETRY_MS = 4_000;

/** `recordNow` returns the copy's current record */
type Options = { ydoc: Y.Doc; database: CopyDatabase; recordNow(): CopyRecord; onChange(): void };

/**
 * Writes one session's copy of a document to the browser's storage. No method throws. A failure shows in `state`; the
 * next attempt writes the whole document.
 */
export class CopyWriter {
  readonly #options: Options;
  #state: CopyState = { is: 'opening' };
  #updates: Uint8Array[] = [];
  #replaces: CopyVersion[] = [];
  #isWhole = true;
  #isDue = false;
  #isBegun = false;
  #isRunning = false;
  #isPaused = false;
  #isClosed = false;
  #count = 0;
  #retryMs = FIRST_RETRY_MS;
  #retry: ReturnType<typeof setTimeout> | undefined;
  readonly #stopListening: () => void;

  constructor(options: Options) {
    this.#options = options;
    this.#stopListening = options.database.onLost(() => this.#writeWhole());
  }

  get state(): CopyState {
    return this.#state;
  }

  /** Begins to write the document. Call it once the document is loaded. */
  begin(): void {
    if (this.#isBegun) return;
    this.#isBegun = true;
    this.#writeWhole();
  }

  /** Reports that the storage cannot be opened. */
  fail(why: StorageFailure): void {
    this.#setState({ is: 'nothing', why });
  }

  add(update: Uint8Array): void {
    if (!this.#isBegun || this.#isClosed) return;
    if (this.#isPaused) {
      this.#isPaused = false;
      this.#isWhole = true;
      this.#setState({ is: 'writing' });
    }
    this.#updates.push(update);
    this.#due();
  }

  /** Writes nothing until the document changes, because its copy is being deleted on purpose. */
  pauseUntilChange(): void {
    this.#isPaused = true;
    this.#isDue = false;
    clearTimeout(this.#retry);
    this.#retry = undefined;
    if (this.#isBegun) this.#setState({ is: 'nothing', why: 'deleted' });
  }

  /** Writes the changed record. */
  recordChanged(): void {
    if (this.#isBegun && !this.#isClosed && !this.#isPaused) this.#due();
  }

  /** Deletes these copies with the next write: their content is in the document now. */
  replace(copies: CopyVersion[]): void {
    this.#replaces.push(...copies);
    if (this.#isBegun) this.#writeWhole();
  }

  /** Resolves when nothing is left to write, or writing has failed. */
  async settle(): Promise<void> {
    while (this.#isRunning) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  /** Completes the current write, then writes nothing more. */
  async close(): Promise<void> {
    clearTimeout(this.#retry);
    await this.settle();
    this.#isClosed = true;
    this.#stopListening();
    clearTimeout(this.#retry);
  }

  #writeWhole(): void {
    this.#isWhole = true;
    this.recordChanged();
  }

  #due(): void {
    this.#isDue = true;
    if (this.#isRunning || this.#retry) return;
    if (this.#state.is === 'kept') this.#setState({ is: 'writing' });
    this.#isRunning = true;
    void this.#run();
  }

  async #run(): Promise<void> {
    while (this.#isDue) {
      this.#isDue = false;
      try {
        await this.#write();
      } catch (error) {
        this.#isWhole = true;
        this.#updates = [];
        this.#isRunning = false;
        if (this.#isPaused) return;
        this.#setState({ is: 'nothing', why: error instanceof StorageError ? error.why : 'failed' });
        if (this.#isClosed) return;
        this.#retry = setTimeout(() => {
          this.#retry = undefined;
          this.#due();
        }, this.#retryMs);
        this.#retryMs = Math.min(this.#retryMs * 4, MAX_RETRY_MS);
        return;
      }
    }
    this.#isRunning = false;
    this.#retryMs = FIRST_RETRY_MS;
    if (!this.#isPaused) this.#setState({ is: 'kept' });
  }

  async #write(): Promise<void> {
    const { ydoc, database, recordNow } = this.#options;
    const isWhole = this.#isWhole || this.#count > MAX_UPDATES_STORED;
    const updates = isWhole ? [Y.encodeStateAsUpdate(ydoc)] : this.#updates;
    const replaces = [...this.#replaces];
    this.#updates = [];
    this.#isWhole = false;
    const written = await writeCopy(database, { record: recordNow(), updates, isWhole, replaces });
    this.#count = isWhole ? 0 : this.#count + updates.length;
    if (written) this.#replaces = this.#replaces.slice(replaces.length);
    else {
      this.#isWhole = true; // another tab or the user has deleted the copy
      this.#isDue = !this.#isPaused;
    }
  }

  #setState(state: CopyState): void {
    if (this.#state.is === state.is && state.is !== 'nothing') return;
    this.#state = state;
    this.#options.onChange();
  }
}
