import type { PgTable } from '#db/pgCore.ts';
import { type SQL, sql } from '#db/query.ts';
import type { UserId } from '#db/schema/ids.ts';
import type { BinKind, Binnable } from './binnable.ts';

/**
 * A `BinKind.mark` for a table with the columns `deleted_at` and `deleted_by`: sets them, or clears them to restore the
 * row.
 */
export const setDeletedIn =
  (table: PgTable): BinKind['mark'] =>
  async (tx, id, by) => {
    await tx.execute(
      by
        ? sql`update ${table} set deleted_at = clock_timestamp(), deleted_by = ${by.id}::bigint where id = ${id}`
        : sql`update ${table} set deleted_at = null, deleted_by = null where id = ${id}`,
    );
  };

/** A row that was selected with these columns. */
export type BinnableRow = {
  id: string;
  name: string | null;
  created_by: string | null;
  deleted_at: string | null;
};

/** A `BinKind.lock` by a query that selects one `BinnableRow` for update. */
export const lockWith =
  (query: (id: number) => SQL): BinKind['lock'] =>
  async (tx, id) => {
    const { rows } = await tx.execute<BinnableRow>(query(id));
    return rows[0] && asBinnable(rows[0]);
  };

export const asBinnable = (row: BinnableRow): Binnable => ({
  id: Number(row.id),
  name: row.name ?? '',
  createdBy: row.created_by === null ? null : (Number(row.created_by) as UserId),
  deletedAt: row.deleted_at === null ? null : new Date(row.deleted_at),
});
