import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';

/** Name our advisory locks among all others: on one list, and on all of them. */
const listLock = 7_301;
const allListsLock = 7_302;
/** Postgres has room for a few thousand locks in all. Whoever changes more lists than this locks them as a whole. */
const mostAlone = 100;

/**
 * Holds these articles' lists until the transaction ends: one by one in the order of ids, so that nobody deadlocks, or,
 * where they are many, all lists there are.
 */
export async function lockLists(tx: Transaction, ids: Iterable<ArticleId>): Promise<void> {
  const all = [...new Set(ids)];
  if (all.length > mostAlone) {
    await tx.execute(sql`select pg_advisory_xact_lock(${allListsLock})`);
    return;
  }
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${allListsLock})`);
  await tx.execute(sql`select pg_advisory_xact_lock(${listLock}, id)
    from (select unnest(${`{${all.join(',')}}`}::int[]) as id order by 1) ordered`);
}
