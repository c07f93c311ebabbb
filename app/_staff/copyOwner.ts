import type { CopyOwner } from '#components/recover/RecoverNotice.tsx';
import type { Actor } from '#editorial/access/actor.ts';
import { readDatabaseId } from '#editorial/databaseIdentity.ts';

/** For whom, and from which database, a page is made: it decides which of the browser's copies the page may read. */
export async function copyOwner({ id, email }: Actor): Promise<CopyOwner> {
  return { database: await readDatabaseId(), userId: id, email };
}
