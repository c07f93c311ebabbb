import { inTransaction, staff, type Transaction } from '#db/pools.ts';
import { type SQL, sql } from '#db/query.ts';
import { keyOf, oldRows, renewRows, type WordsTable } from './renewedRows.ts';
import { WORDS_VERSION } from './searchWords.ts';

/** Key of the advisory lock: an arbitrary number, the same on all nodes. */
const LOCK = 7_265_690;

export type FailedRow = { table: WordsTable; id: string; error: unknown };

export type RenewedBatch = {
  /** number of renewed rows */
  renewed: number;
  /** rows that failed; they keep their old words and are not retried */
  failed: FailedRow[];
  /** nothing is left to do, or another node is working */
  isDone: boolean;
};

/**
 * Renews the search words of some releases and drafts that an earlier version of the code produced: newest first, one
 * batch per transaction. Content is not changed. Locked rows are left for a later call. If several nodes call this at
 * once, only one does the work.
 */
export async function renewWords(): Promise<RenewedBatch> {
  for (const table of ['release_search', 'draft'] as const) {
    const batch = await renewSome(table);
    if (batch.renewed > 0 || batch.failed.length > 0 || !batch.isDone) return batch;
  }
  return { renewed: 0, failed: [], isDone: true };
}

async function renewSome(table: WordsTable): Promise<RenewedBatch> {
  try {
    return await inTransaction(async (tx) => {
      if (!(await isAlone(tx))) return { renewed: 0, failed: [], isDone: true };
      const renewed = await renewRows(tx, table, await oldRows(tx, table));
      return { renewed, failed: [], isDone: renewed === 0 && !(await hasOldRows(tx, table)) };
    });
  } catch {
    return renewOneByOne(table);
  }
}

const isAlone = (tx: Transaction) => isTrue(tx, sql`pg_try_advisory_xact_lock(${LOCK})`);

const hasOldRows = (tx: Transaction, table: WordsTable) =>
  isTrue(tx, sql`exists (select from ${sql.identifier(table)} where words_version < ${WORDS_VERSION})`);

async function isTrue(tx: Transaction, condition: SQL): Promise<boolean> {
  const { rows } = await tx.execute<{ is_true: boolean }>(sql`select ${condition} as is_true`);
  return rows[0]?.is_true === true;
}

/** Renews each row in its own transaction, to find the one that fails. */
async function renewOneByOne(table: WordsTable): Promise<RenewedBatch> {
  const ids = (await inTransaction((tx) => oldRows(tx, table))).map(({ id }) => id);
  const failed: FailedRow[] = [];
  let renewed = 0;
  for (const id of ids) {
    try {
      renewed += await inTransaction(async (tx) => renewRows(tx, table, await oldRows(tx, table, id)));
    } catch (error) {
      if (!isOfTheRow(error)) throw error;
      failed.push({ table, id, error });
      await staff().execute(
        sql`update ${sql.identifier(table)} set words_version = ${WORDS_VERSION} where ${keyOf(table)} = ${id}`,
      );
    }
  }
  return { renewed, failed, isDone: false };
}

/**
 * Whether the row caused the error (too many words, an unreadable body), not the connection or a concurrent act.
 */
function isOfTheRow(error: unknown): boolean {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  const sqlState = code ?? cause?.code;
  return typeof sqlState !== 'string' || /^(22|54)/.test(sqlState);
}

/** Runs ANALYZE on the new words: searches take document frequencies from its statistics. */
export async function recountWords(): Promise<void> {
  await staff().execute(sql`analyze release_search`);
  await staff().execute(sql`analyze draft`);
}
