import { z } from 'zod';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { PackageId } from '#db/schema/ids.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { packageId } from '#editorial/inputSchemas.ts';

export const packageListOrder = z.object({
  /** continues after this package */
  before: packageId.optional().catch(undefined),
});

export type ListedPackage = {
  id: PackageId;
  name: string;
  /** number of its articles and fronts; if it was released and has no items, the number that was released with it */
  count: number;
  scheduledAt: Date | null;
  releasedAt: Date | null;
  createdAt: Date;
  createdBy: string | null;
};

const PAGE_SIZE = 30;
type Row = Pick<ListedPackage, 'name' | 'count' | 'createdBy'> &
  Record<'id' | 'created', string> &
  Record<'scheduled' | 'released', string | null>;

/** Packages, newest first; thirty per page. */
export async function listPackages(
  actor: AnyActor,
  order: z.input<typeof packageListOrder> = {},
): Promise<{ items: ListedPackage[]; before: PackageId | null }> {
  allow(actor, 'package.read');
  const { before } = packageListOrder.parse(order);
  const { rows } = await staff().execute<Row>(sql`
    select p.id, p.name, p.created_at as created, u.name as "createdBy",
      greatest((select count(*) from package_item i left join article a on a.id = i.article_id
        where i.package_id = p.id and a.deleted_at is null), t.count)::int as count,
      t.scheduled, t.released
    from (select * from package where deleted_at is null and (${before ?? null}::bigint is null or id < ${before ?? null}::bigint)
          order by id desc limit ${PAGE_SIZE + 1}) p
    left join "user" u on u.id = p.created_by
    cross join lateral (
      select count(distinct s.subject) as count, min(s.begins) filter (where s.begins > now()) as scheduled,
             max(s.begins) filter (where s.begins <= now()) as released
      from (select 'a' || r.article_id as subject, lower(r.live) as begins
              from package_release x join release r on r.id = x.release_id
              where x.package_id = p.id and not isempty(r.live)
            union all
            select 'f' || r.front_id, lower(r.live)
              from package_front_release x join front_release r on r.id = x.front_release_id
              where x.package_id = p.id and not isempty(r.live)) s) t
    order by p.id desc`);
  const items = rows.slice(0, PAGE_SIZE).map(({ id, scheduled, released, created, ...row }) => ({
    ...row,
    id: Number(id) as PackageId,
    scheduledAt: scheduled ? new Date(scheduled) : null,
    releasedAt: released ? new Date(released) : null,
    createdAt: new Date(created),
  }));
  return { items, before: rows.length > PAGE_SIZE ? (items.at(-1)?.id ?? null) : null };
}
