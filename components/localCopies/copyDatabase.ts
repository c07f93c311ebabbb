/** Why this browser keeps nothing: it refuses storage, has no room, does not answer, or failed otherwise. */
export type StorageFailure = 'refused' | 'full' | 'silent' | 'failed';

export class StorageError extends Error {
  readonly why: StorageFailure;

  constructor(why: StorageFailure, cause?: unknown) {
    super(`The browser's storage: ${why}`, { cause });
    this.why = why;
  }
}

/** Milliseconds after which storage that does not answer counts as absent. */
const PATIENCE_MS = 5_000;
const DATABASE_NAME = 'copydesk-copies';
const VERSION = 1;
export const COPIES = 'copies';
export const UPDATES = 'updates';

/**
 * The IndexedDB database that holds this browser's copies of drafts. Every failure is a rejected promise: an event of a
 * document or a socket can never be interrupted by it. A connection that the browser closes is opened anew when needed.
 */
export class CopyDatabase {
  #opened: Promise<IDBDatabase> | undefined;
  readonly #onLost = new Set<() => void>();

  /** Called when the browser has closed the connection by itself, as when its storage is cleared. */
  onLost(listener: () => void): () => void {
    this.#onLost.add(listener);
    return () => this.#onLost.delete(listener);
  }

  /**
   * Runs `work` in one transaction and resolves with its answer once the transaction is complete.
   * @throws {StorageError}
   */
  async run<T>(mode: IDBTransactionMode, work: (stores: CopyStores) => Promise<T> | T): Promise<T> {
    const database = await this.#open();
    try {
      return await transact(database, mode, work);
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw asStorageError(error);
      this.#opened = undefined; // the connection was closed before anything was done
      return transact(await this.#open(), mode, work).catch((again) => {
        throw asStorageError(again);
      });
    }
  }

  #open(): Promise<IDBDatabase> {
    this.#opened ??= withPatience(openDatabase(() => this.#lose())).catch((error) => {
      this.#opened = undefined;
      throw asStorageError(error);
    });
    return this.#opened;
  }

  #lose(): void {
    this.#opened = undefined;
    for (const listener of this.#onLost) listener();
  }
}

export type CopyStores = { copies: IDBObjectStore; updates: IDBObjectStore };

function openDatabase(onLost: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE_NAME, VERSION); // throws where storage is refused
    request.onupgradeneeded = () => {
      const database = request.result;
      database.createObjectStore(COPIES, { keyPath: 'name' });
      database.createObjectStore(UPDATES, { autoIncrement: true }).createIndex('copy', 'copy');
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      const lost = () => {
        database.close();
        onLost();
      };
      database.onversionchange = lost; // another tab deletes it or makes it newer, and waits for this one
      database.onclose = lost;
      resolve(database);
    };
  });
}

function transact<T>(
  database: IDBDatabase,
  mode: IDBTransactionMode,
  work: (stores: CopyStores) => Promise<T> | T,
): Promise<T> {
  const transaction = database.transaction([COPIES, UPDATES], mode);
  const complete = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'));
  });
  const work_ = async () => {
    const stores = { copies: transaction.objectStore(COPIES), updates: transaction.objectStore(UPDATES) };
    const [answer] = await Promise.all([work(stores), complete]);
    return answer;
  };
  return withPatience(work_()).catch((error) => {
    complete.catch(() => {});
    try {
      transaction.abort();
    } catch {
      // it is over already
    }
    throw error;
  });
}

/** The result of a request, for work in a transaction. */
export function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Rejects with a `StorageError` when storage has not answered within PATIENCE_MS. */
export function withPatience<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new StorageError('silent')), PATIENCE_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function asStorageError(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  const name = (error as { name?: string } | null)?.name;
  if (name === 'QuotaExceededError') return new StorageError('full', error);
  if (name === 'SecurityError' || name === 'NotAllowedError' || name === 'ReferenceError')
    return new StorageError('refused', error);
  return new StorageError('failed', error);
}
