import type { CopyOwner } from '#components/recover/RecoverNotice.tsx';
import type { Actor } from '#editorial/access/actor.ts';
import { readDatabaseId } from '#editorial/databaseIdentity.ts';

/** The user and database that a page is made for: they determine which browser copies the page may read. */
export async function copyOwner({ id, email }: Actor): Promise<CopyOwner> {
  return { database: await readDatabaseId(), userId: id, email };
}
