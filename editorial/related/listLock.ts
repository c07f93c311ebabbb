import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { sentTogether } from '#db/sentTogether.ts';

/** Key spaces of advisory locks: for one list, and for all lists. */
const ONE_LIST_LOCK_SPACE = 7_301;
const ALL_LISTS_LOCK_SPACE = 7_302;
/**
 * Postgres has room for a few thousand locks in total. A change of more lists than this takes the lock for all lists.
 */
const MAX_SINGLE_LOCKS = 100;

/**
 * Locks these articles' lists until the transaction ends: one by one in the order of ids, which avoids deadlocks, or,
 * if there are many, all lists at once.
 */
export async function lockLists(tx: Transaction, ids: Iterable<ArticleId>): Promise<void> {
  const all = [...new Set(ids)];
  if (all.length > MAX_SINGLE_LOCKS) {
    await tx.execute(sql`select pg_advisory_xact_lock(${ALL_LISTS_LOCK_SPACE})`);
    return;
  }
  await sentTogether([
    tx.execute(sql`select pg_advisory_xact_lock_shared(${ALL_LISTS_LOCK_SPACE})`),
    tx.execute(sql`select pg_advisory_xact_lock(${ONE_LIST_LOCK_SPACE}, id)
      from (select unnest(${`{${all.join(',')}}`}::int[]) as id order by 1) ordered`),
  ]);
}
