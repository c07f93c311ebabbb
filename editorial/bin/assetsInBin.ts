import { sql } from '#db/query.ts';
import { asset } from '#db/schema/assets.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { findUses } from '#editorial/media/assetUses.ts';
import { removeFolder } from '#editorial/media/mediaStorage.ts';
import type { BinKind } from './binnable.ts';
import { asBinnable, type BinnableRow, setDeletedIn } from './deletedColumns.ts';

export const assetsInBin: BinKind = {
  act: 'asset.delete',
  isPersonal: true,

  async lock(tx, id) {
    const { rows } = await tx.execute<BinnableRow>(
      sql`select id, file_name as name, created_by, deleted_at from asset where id = ${id} for update`,
    );
    return asBinnable(rows[0]);
  },

  async refuseIfUsed(tx, id) {
    const uses = await findUses(tx, id);
    const [first] = uses;
    if (first) throw new Refusal('in-use', { id, count: uses.length, name: first.name });
  },

  mark: setDeletedIn(asset),

  // The files are deleted while the row is locked. An upload of the same bytes waits for the lock, then finds no row
  // and stores the files again.
  async erase(tx, id) {
    const { rows } = await tx.execute<{ hash: string }>(
      sql`delete from asset where id = ${id} returning hash`,
    );
    if (rows[0]) await removeFolder(rows[0].hash);
  },
};
