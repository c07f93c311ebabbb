import * as Y from 'yjs';
import { type CopyDatabase, type CopyStores, resultOf } from './copyDatabase.ts';
import type { CopyRecord, SetAsideReason } from './copyRecord.ts';

// These functions reject with a `StorageError` when the browser's storage fails.

export function listCopies(database: CopyDatabase): Promise<CopyRecord[]> {
  return database.run('readonly', ({ copies }) => resultOf<CopyRecord[]>(copies.getAll()));
}

/** One state of a copy: `changedAt` is later after each change. */
export type CopyVersion = Pick<CopyRecord, 'name' | 'changedAt'>;

/** A copy's record, and its document as one Yjs update, both of the same moment; undefined if the copy does not exist. */
export async function readCopy(database: CopyDatabase, name: string) {
  const [record, stored] = await database.run('readonly', ({ copies, updates }) =>
    Promise.all([
      resultOf<CopyRecord | undefined>(copies.get(name)),
      resultOf<{ update: Uint8Array }[]>(updates.index('copy').getAll(name)),
    ]),
  );
  if (!record || stored.length === 0) return undefined;
  return { record, update: Y.mergeUpdates(stored.map(({ update }) => update)) };
}

export type CopyWrite = {
  record: CopyRecord;
  updates: Uint8Array[];
  /** whether `updates` are the whole document and replace the stored ones */
  isWhole: boolean;
  /** copies to delete, because this one has their content; copies that have changed since stay */
  replaces?: CopyVersion[];
};

/** @returns false, without writing, when the updates belong to a copy that was deleted */
export function writeCopy(database: CopyDatabase, write: CopyWrite): Promise<boolean> {
  const { record, updates, isWhole, replaces = [] } = write;
  return database.run('readwrite', async (stores) => {
    if (!isWhole && !(await resultOf(stores.copies.getKey(record.name)))) return false;
    if (isWhole) await removeUpdates(stores, record.name);
    stores.copies.put(record);
    for (const update of updates) stores.updates.add({ copy: record.name, update });
    for (const version of replaces) await removeUnchanged(stores, version);
    return true;
  });
}

export function setCopyAside(database: CopyDatabase, name: string, setAside: SetAsideReason): Promise<void> {
  return database.run('readwrite', async ({ copies }) => {
    const record = await resultOf<CopyRecord | undefined>(copies.get(name));
    if (record) copies.put({ ...record, setAside });
  });
}

/** Records that the server has all of a copy, unless the copy has changed since it was read. */
export function markSaved(database: CopyDatabase, version: CopyVersion): Promise<void> {
  return database.run('readwrite', async (stores) => {
    const record = await findUnchanged(stores, version);
    if (record) stores.copies.put({ ...record, pending: false });
  });
}

/** Deletes the copies for which `matches` is true when they are deleted. */
export function deleteCopiesWhere(database: CopyDatabase, matches: (copy: CopyRecord) => boolean) {
  return database.run('readwrite', async (stores) => {
    const all = await resultOf<CopyRecord[]>(stores.copies.getAll());
    for (const { name } of all.filter(matches)) await removeCopy(stores, name);
  });
}

/**
 * Deletes a copy, unless it has changed since it was read: it may then contain text that the user has not seen.
 * @returns whether the copy no longer exists
 */
export function deleteUnchangedCopy(database: CopyDatabase, version: CopyVersion): Promise<boolean> {
  return database.run('readwrite', async (stores) => {
    await removeUnchanged(stores, version);
    return (await resultOf(stores.copies.getKey(version.name))) === undefined;
  });
}

async function findUnchanged({ copies }: CopyStores, { name, changedAt }: CopyVersion) {
  const record = await resultOf<CopyRecord | undefined>(copies.get(name));
  return record?.changedAt === changedAt ? record : undefined;
}

async function removeUnchanged(stores: CopyStores, version: CopyVersion): Promise<void> {
  if (await findUnchanged(stores, version)) await removeCopy(stores, version.name);
}

async function removeCopy(stores: CopyStores, name: string): Promise<void> {
  stores.copies.delete(name);
  await removeUpdates(stores, name);
}

async function removeUpdates({ updates }: CopyStores, name: string): Promise<void> {
  for (const key of await resultOf(updates.index('copy').getAllKeys(name))) updates.delete(key);
}
