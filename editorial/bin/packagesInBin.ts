import { sql } from '#db/query.ts';
import { releasePackage } from '#db/schema/packages.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import type { BinKind } from './binnable.ts';
import { asBinnable, type BinnableRow, setDeletedIn } from './deletedColumns.ts';

export const packagesInBin: BinKind = {
  act: 'package.delete',
  isPersonal: false,

  async lock(tx, id) {
    const { rows } = await tx.execute<BinnableRow>(
      sql`select id, name, created_by, deleted_at from package where id = ${id} for update`,
    );
    return asBinnable(rows[0]);
  },

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
