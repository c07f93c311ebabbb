import { staff } from '#db/pools.ts';
import { databaseIdentity } from '#db/schema/identity.ts';

/** The id of the database, read each time: another database may replace it while the server runs. */
export async function readDatabaseId(): Promise<string> {
  const [row] = await staff().select({ id: databaseIdentity.id }).from(databaseIdentity);
  if (!row) throw new Error('the database has no identity');
  return row.id;
}
