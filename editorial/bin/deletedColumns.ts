import type { PgTable } from '#db/pgCore.ts';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { UserId } from '#db/schema/ids.ts';
import type { Binnable } from './binnable.ts';

/**
 * A `BinKind.mark` for a table with the columns `deleted_at` and `deleted_by`: sets them, or clears them to restore the
 * row.
 */
export const setDeletedIn =
  (table: PgTable) =>
  async (tx: Transaction, id: number, by: { id: UserId | null } | null): Promise<void> => {
    await tx.execute(
      by
        ? sql`update ${table} set deleted_at = clock_timestamp(), deleted_by = ${by.id}::bigint where id = ${id}`
        : sql`update ${table} set deleted_at = null, deleted_by = null where id = ${id}`,
    );
  };

/** What `BinKind.lock` selects of a row. */
export type BinnableRow = {
  id: string;
  name: string | null;
  created_by: string | null;
  deleted_at: string | null;
};

/** Converts a row that was selected as `BinnableRow`. */
export function asBinnable(row: BinnableRow | undefined): Binnable | undefined {
  return (
    row && {
      id: Number(row.id),
      name: row.name ?? '',
      createdBy: row.created_by === null ? null : (Number(row.created_by) as UserId),
      deletedAt: row.deleted_at === null ? null : new Date(row.deleted_at),
    }
  );
}
