import * as Y from 'yjs';
import { draftOf, readHeadline } from '#body/draftDocument.ts';
import { UpdateCoverage } from '#body/updateCoverage.ts';
import { type CopyDatabase, resultOf, withStorageTimeout } from './copyDatabase.ts';
import { copyName } from './copyRecord.ts';
import { listCopies, readCopy, writeCopy } from './draftCopies.ts';

// Versions before November 2026 stored each draft in a y-indexeddb database named after the article. It records neither
// user nor database, so its text is offered in *Recover* and never merged.

const NAME = /^copydesk-draft-(\d+)$/;

/** Articles with a copy of an earlier version; none where the browser cannot list its databases, or does not answer. */
export async function listEarlierCopies(): Promise<number[]> {
  try {
    const databases = await withStorageTimeout(indexedDB.databases());
    return databases.flatMap(({ name }) => {
      const [, id] = NAME.exec(name ?? '') ?? [];
      return id ? [Number(id)] : [];
    });
  } catch {
    return [];
  }
}

/**
 * The document of an earlier version's copy as one Yjs update; undefined when there is none.
 * @throws {StorageError} when its database does not answer
 */
export const readEarlierCopy = (articleId: number) => withStorageTimeout(readUpdates(articleId));

async function readUpdates(articleId: number): Promise<Uint8Array | undefined> {
  const request = indexedDB.open(`copydesk-draft-${articleId}`);
  request.onupgradeneeded = () => request.transaction?.abort(); // there is no such database, and none is created
  const database = await resultOf<IDBDatabase>(request).catch((error): undefined => {
    if (error?.name !== 'AbortError') throw error;
  });
  if (!database) return undefined;
  database.onversionchange = () => database.close();
  try {
    if (!database.objectStoreNames.contains('updates')) return undefined;
    const stored = database.transaction('updates').objectStore('updates').getAll();
    const updates = await resultOf<Uint8Array[]>(stored);
    return updates.length > 0 ? Y.mergeUpdates(updates) : undefined;
  } finally {
    database.close();
  }
}

export function deleteEarlierCopy(articleId: number): void {
  indexedDB.deleteDatabase(`copydesk-draft-${articleId}`);
}

/**
 * Deletes an earlier version's copy of an article. If the draft lacks content of it, it first becomes a copy for *Recover*.
 * @param isInDraft whether the draft on the server has all changes of a coverage
 * @returns whether there is something to recover now
 */
export async function convertEarlierCopy(
  database: CopyDatabase,
  articleId: number,
  isInDraft: (copy: UpdateCoverage) => boolean | Promise<boolean>,
): Promise<boolean> {
  const update = await readEarlierCopy(articleId);
  if (!update) return false;
  const coverage = UpdateCoverage.ofUpdate(update);
  const isNeeded = !(await isInDraft(coverage));
  // A database that could not be deleted is listed again on the next visit, when its content may already be offered.
  if (isNeeded && !(await isOffered(database, articleId, coverage))) {
    const owner = { database: '', userId: 0, email: '' };
    const session = `earlier-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;
    const record = {
      ...owner,
      name: copyName(owner, articleId, session),
      articleId,
      headline: readHeadline(draftOf(update)).slice(0, 300),
      acknowledged: new UpdateCoverage().encode(),
      pending: true,
      setAside: 'earlier-version' as const,
      changedAt: Date.now(),
    };
    await writeCopy(database, { record, updates: [update], isWhole: true });
  }
  deleteEarlierCopy(articleId);
  return isNeeded;
}

/** Whether a copy that *Recover* offers for the article already has all changes of `part`. */
async function isOffered(database: CopyDatabase, articleId: number, part: UpdateCoverage): Promise<boolean> {
  for (const copy of await listCopies(database)) {
    if (copy.articleId !== articleId || copy.setAside !== 'earlier-version') continue;
    const read = await readCopy(database, copy.name);
    if (read && UpdateCoverage.ofUpdate(read.update).covers(part)) return true;
  }
  return false;
}
