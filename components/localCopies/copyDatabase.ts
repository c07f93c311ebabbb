/** Why the browser stores nothing: storage is refused, is full, does not answer in time, or fails for another reason. */
export type StorageFailure = 'refused' | 'full' | 'silent' | 'failed';

export class StorageError extends Error {
  readonly why: StorageFailure;

  constructor(why: StorageFailure, cause?: unknown) {
    super(`The browser's storage: ${why}`, { cause });
    this.why = why;
  }
}

/** Storage that does not answer within this time counts as absent. */
const TIMEOUT_MS = 5_000;
const DATABASE_NAME = 'copydesk-copies';
const VERSION = 1;
export const COPIES = 'copies';
export const UPDATES = 'updates';

/**
 * The IndexedDB database with this browser's copies of drafts. Every failure is a rejected promise, so that it never
 * interrupts an event handler of a document or socket. A connection that the browser has closed is reopened when needed.
 */
export class CopyDatabase {
  #opened: Promise<IDBDatabase> | undefined;
  readonly #onLost = new Set<() => void>();

  /** Listens for the browser closing the connection, as when its storage is cleared. @returns a function that ends this */
  onLost(listener: () => void): () => void {
    this.#onLost.add(listener);
    return () => this.#onLost.delete(listener);
  }

  /**
   * Runs `work` in one transaction. @returns its result, once the transaction is complete
   * @throws {StorageError}
   */
  async run<T>(mode: IDBTransactionMode, work: Work<T>): Promise<T> {
    const attempt = async () => transact(await this.#open(), mode, work);
    try {
      return await attempt().catch((error) => {
        if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
        this.#opened = undefined; // the connection was closed before anything was done
        return attempt();
      });
    } catch (error) {
      throw asStorageError(error);
    }
  }

  #open(): Promise<IDBDatabase> {
    this.#opened ??= withStorageTimeout(openDatabase(() => this.#lose())).catch((error) => {
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
type Work<T> = (stores: CopyStores) => Promise<T> | T;

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
      database.onversionchange = lost; // another tab deletes or upgrades the database, and waits for this one
      database.onclose = lost;
      resolve(database);
    };
  });
}

async function transact<T>(database: IDBDatabase, mode: IDBTransactionMode, work: Work<T>): Promise<T> {
  const transaction = database.transaction([COPIES, UPDATES], mode);
  const { promise: complete, resolve, reject } = Promise.withResolvers<void>();
  transaction.oncomplete = () => resolve();
  transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'));
  const stores = { copies: transaction.objectStore(COPIES), updates: transaction.objectStore(UPDATES) };
  try {
    const [result] = await withStorageTimeout(Promise.all([work(stores), complete]));
    return result;
  } catch (error) {
    complete.catch(() => {});
    try {
      transaction.abort();
    } catch {
      // it has ended already
    }
    throw error;
  }
}

/** The result of a request in a transaction. */
export function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @throws {StorageError} `silent`, when `work` takes longer than `TIMEOUT_MS` */
export function withStorageTimeout<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new StorageError('silent')), TIMEOUT_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** By the name of the browser's error; any other name is `failed`. */
const failures: Record<string, StorageFailure> = {
  QuotaExceededError: 'full',
  SecurityError: 'refused',
  NotAllowedError: 'refused',
  ReferenceError: 'refused',
};

function asStorageError(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  return new StorageError(failures[(error as Error | null)?.name ?? ''] ?? 'failed', error);
}
