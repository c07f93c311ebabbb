import * as Y from 'yjs';
import { draftOf, readHeadline } from '#body/draftDocument.ts';
import { UpdateCoverage } from '#body/updateCoverage.ts';
import { type CopyDatabase, withPatience } from './copyDatabase.ts';
import { copyName } from './copyRecord.ts';
import { listCopies, readCopy, writeCopy } from './draftCopies.ts';

// Versions of before November 2026 kept each draft in a database of y-indexeddb's, named after the article alone. It
// names neither user nor database, so its words are offered, never merged.

const NAME = /^copydesk-draft-(\d+)$/;

/** Articles of which an earlier version kept a copy; none where the browser cannot list its databases, or never does. */
export async function listEarlierCopies(): Promise<number[]> {
  try {
    const databases = (await withPatience(indexedDB.databases?.() ?? Promise.resolve([]))) ?? [];
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
export function readEarlierCopy(articleId: number): Promise<Uint8Array | undefined> {
  const reading = new Promise<Uint8Array | undefined>((resolve, reject) => {
    const request = indexedDB.open(`copydesk-draft-${articleId}`);
    request.onupgradeneeded = () => request.transaction?.abort(); // there was none, and none is made
    request.onerror = () =>
      request.error?.name === 'AbortError' ? resolve(undefined) : reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      database.onversionchange = () => database.close();
      if (!database.objectStoreNames.contains('updates')) {
        database.close();
        return resolve(undefined);
      }
      const all = database.transaction('updates').objectStore('updates').getAll();
      all.onsuccess = () => {
        database.close();
        resolve(all.result.length > 0 ? Y.mergeUpdates(all.result as Uint8Array[]) : undefined);
      };
      all.onerror = () => reject(all.error);
    };
  });
  return withPatience(reading);
}

export function deleteEarlierCopy(articleId: number): void {
  indexedDB.deleteDatabase(`copydesk-draft-${articleId}`);
}

/**
 * Deletes an earlier version's copy of an article. What the draft lacks of it becomes a copy that *Recover* offers first.
 * @param isInDraft whether the draft on the server holds all of this
 * @returns whether there is something to recover now
 */
export async function convertEarlierCopy(
  database: CopyDatabase,
  articleId: number,
  isInDraft: (copy: UpdateCoverage) => boolean | Promise<boolean>,
): Promise<boolean> {
  const update = await readEarlierCopy(articleId);
  if (!update) return false;
  const held = UpdateCoverage.ofUpdate(update);
  const isNeeded = !(await isInDraft(held));
  // A database that could not be deleted is met again; another may hold what an earlier one did not.
  if (isNeeded && !(await isOffered(database, articleId, held))) {
    const owner = { database: '', userId: 0, email: '' };
    const record = {
      ...owner,
      name: copyName(owner, articleId, `earlier-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`),
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

/** Whether *Recover* offers all of this already, of an earlier version's copy of the article. */
async function isOffered(database: CopyDatabase, articleId: number, held: UpdateCoverage): Promise<boolean> {
  for (const copy of await listCopies(database)) {
    if (copy.articleId !== articleId || copy.setAside !== 'earlier-version') continue;
    const read = await readCopy(database, copy.name);
    if (read && UpdateCoverage.ofUpdate(read.update).covers(held)) return true;
  }
  return false;
}
