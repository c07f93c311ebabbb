import * as Y from 'yjs';
import { type CopyDatabase, StorageError, type StorageFailure } from './copyDatabase.ts';
import type { CopyRecord } from './copyRecord.ts';
import { type CopyVersion, writeCopy } from './draftCopies.ts';

/** What this browser keeps of a document. */
export type CopyKeeping =
  | { is: 'opening' }
  /** everything is committed to the browser's storage */
  | { is: 'kept' }
  | { is: 'writing' }
  /** `deleted`: the copy was deleted on purpose, and is made again when the document changes */
  | { is: 'nothing'; why: StorageFailure | 'deleted' };

/** Updates after which the copy is written whole again, so that reading it stays quick. */
const MAX_UPDATES_KEPT = 300;
/** Milliseconds between attempts while the browser's storage fails: four times as many after each, up to a most. */
const FIRST_RETRY_MS = 250;
const MAX_RETRY_MS = 4_000;

type Given = {
  ydoc: Y.Doc;
  database: CopyDatabase;
  /** the copy's record as of now */
  recordNow: () => CopyRecord;
  onChange: () => void;
};

/**
 * Keeps one document in the browser's storage, as one session's own copy. No method throws and none waits: what fails
 * shows in `keeping`, and is tried again with the whole document.
 */
export class CopyWriter {
  readonly #given: Given;
  #keeping: CopyKeeping = { is: 'opening' };
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

  constructor(given: Given) {
    this.#given = given;
    this.#stopListening = given.database.onLost(() => this.#writeWhole());
  }

  get keeping(): CopyKeeping {
    return this.#keeping;
  }

  /** Begins to keep the document. Until then nothing of it is worth keeping. */
  begin(): void {
    if (this.#isBegun) return;
    this.#isBegun = true;
    this.#writeWhole();
  }

  /** The storage cannot be opened; writing is tried again now and then. */
  fail(why: StorageFailure): void {
    this.#say({ is: 'nothing', why });
  }

  add(update: Uint8Array): void {
    if (!this.#isBegun || this.#isClosed) return;
    if (this.#isPaused) {
      this.#isPaused = false;
      this.#isWhole = true;
      this.#say({ is: 'writing' });
    }
    this.#updates.push(update);
    this.#due();
  }

  /** Writes nothing until the document changes: its copy is being deleted on purpose. */
  pauseUntilChange(): void {
    this.#isPaused = true;
    this.#isDue = false;
    clearTimeout(this.#retry);
    this.#retry = undefined;
    if (this.#isBegun) this.#say({ is: 'nothing', why: 'deleted' });
  }

  /** The record has changed. */
  recordChanged(): void {
    if (this.#isBegun && !this.#isClosed && !this.#isPaused) this.#due();
  }

  /** The content of these copies is in the document now: they go with the next write. */
  replace(copies: CopyVersion[]): void {
    this.#replaces.push(...copies);
    if (this.#isBegun) this.#writeWhole();
  }

  /** Resolves when nothing is left to write, or writing has failed. */
  async settle(): Promise<void> {
    while (this.#isRunning) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  /** Writes what is left, and then no more. */
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
    if (this.#keeping.is === 'kept') this.#say({ is: 'writing' });
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
        this.#say({ is: 'nothing', why: error instanceof StorageError ? error.why : 'failed' });
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
    if (!this.#isPaused) this.#say({ is: 'kept' });
  }

  async #write(): Promise<void> {
    const { ydoc, database, recordNow } = this.#given;
    const isWhole = this.#isWhole || this.#count > MAX_UPDATES_KEPT;
    const updates = isWhole ? [Y.encodeStateAsUpdate(ydoc)] : this.#updates;
    const replaces = [...this.#replaces];
    this.#updates = [];
    this.#isWhole = false;
    const written = await writeCopy(database, { record: recordNow(), updates, isWhole, replaces });
    this.#count = isWhole ? 0 : this.#count + updates.length;
    if (written) {
      this.#replaces = this.#replaces.slice(replaces.length);
      return;
    }
    this.#isWhole = true; // another tab, or the person, has removed it
    this.#isDue = !this.#isPaused;
  }

  #say(keeping: CopyKeeping): void {
    if (this.#keeping.is === keeping.is && keeping.is !== 'nothing') return;
    this.#keeping = keeping;
    this.#given.onChange();
  }
}
