import type { CopyDatabase, CopyStores } from './copyDatabase.ts';
import type { CopyRecord } from './copyRecord.ts';

type StoredUpdate = { copy: string; update: Uint8Array };
type Content = { copies: Map<string, CopyRecord>; updates: Map<number, StoredUpdate> };

/**
 * A `CopyDatabase` in memory, for tests: transactions run one after another and are atomic, and requests answer
 * asynchronously, as in a browser.
 */
export class MemoryCopyDatabase {
  content: Content = { copies: new Map(), updates: new Map() };
  #last: Promise<unknown> = Promise.resolve();
  #keys = 0;

  onLost(): () => void {
    return () => {};
  }

  run<T>(_: IDBTransactionMode, work: (stores: CopyStores) => Promise<T> | T): Promise<T> {
    const transaction = this.#last.then(async () => {
      const changed = { copies: new Map(this.content.copies), updates: new Map(this.content.updates) };
      const answer = await work(this.#storesOf(changed));
      this.content = changed;
      return answer;
    });
    this.#last = transaction.catch(() => {});
    return transaction;
  }

  /** typed for the code under test */
  get asDatabase(): CopyDatabase {
    return this as unknown as CopyDatabase;
  }

  #storesOf({ copies, updates }: Content): CopyStores {
    const named = (name: string) => [...updates].filter(([, { copy }]) => copy === name);
    return {
      copies: {
        get: (name: string) => requestOf(copies.get(name)),
        getKey: (name: string) => requestOf(copies.has(name) ? name : undefined),
        getAll: () => requestOf([...copies.values()].sort((a, b) => (a.name < b.name ? -1 : 1))),
        put: (record: CopyRecord) => requestOf(copies.set(record.name, structuredClone(record))),
        delete: (name: string) => requestOf(copies.delete(name)),
      },
      updates: {
        add: (stored: StoredUpdate) => {
          this.#keys += 1;
          return requestOf(updates.set(this.#keys, stored));
        },
        delete: (key: number) => requestOf(updates.delete(key)),
        index: () => ({
          getAll: (name: string) => requestOf(named(name).map(([, stored]) => stored)),
          getAllKeys: (name: string) => requestOf(named(name).map(([key]) => key)),
        }),
      },
    } as unknown as CopyStores;
  }
}

function requestOf<T>(result: T): IDBRequest<T> {
  const request = { result, onsuccess: undefined as (() => void) | undefined };
  queueMicrotask(() => request.onsuccess?.());
  return request as unknown as IDBRequest<T>;
}
