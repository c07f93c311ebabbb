import { sql } from '#db/query.ts';
import { asset } from '#db/schema/assets.ts';
import { releasePackage } from '#db/schema/packages.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { findUses } from '#editorial/media/assetUses.ts';
import { removeFolder } from '#editorial/media/mediaStorage.ts';
import { articlesInBin } from './articlesInBin.ts';
import type { BinKind, BinSubject } from './binnable.ts';
import { lockWith, setDeletedIn } from './deletedColumns.ts';
import { sectionsInBin, topicsInBin } from './taxonomyInBin.ts';

const assetsInBin: BinKind = {
  act: 'asset.delete',
  isPersonal: true,
  lock: lockWith(
    (id) => sql`select id, file_name as name, created_by, deleted_at from asset where id = ${id} for update`,
  ),
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

const packagesInBin: BinKind = {
  act: 'package.delete',
  isPersonal: false,
  lock: lockWith(
    (id) => sql`select id, name, created_by, deleted_at from package where id = ${id} for update`,
  ),
  async refuseIfUsed(tx, id) {
    const { rows } = await tx.execute<{ coming: boolean; any: boolean }>(sql`
      select coalesce(bool_or(x.at > clock_timestamp()), false) as coming, count(*) > 0 as any from (
        select lower(r.live) as at from package_release p join release r on r.id = p.release_id where p.package_id = ${id}
        union all select lower(r.live) from package_front_release p join front_release r on r.id = p.front_release_id
          where p.package_id = ${id}) x`);
    if (rows[0]?.coming) throw new Refusal('is-scheduled', { id });
    if (rows[0]?.any) throw new Refusal('package-released', { id });
  },
  mark: setDeletedIn(releasePackage),
  async erase(tx, id) {
    await tx.execute(sql`delete from package_item where package_id = ${id}`);
    await tx.execute(sql`delete from package where id = ${id}`);
  },
};

export const binKinds: Record<BinSubject, BinKind> = {
  article: articlesInBin,
  asset: assetsInBin,
  package: packagesInBin,
  section: sectionsInBin,
  topic: topicsInBin,
};
