import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId, FrontId, PackageId } from '#db/schema/ids.ts';

export type ComingPackageRelease = { articleId: ArticleId | null; frontId: FrontId | null; at: Date };

/** What is under embargo with a package, by the database's clock: its own items and whatever joined them. */
export async function comingPackageRelease(
  tx: Transaction,
  packageId: PackageId,
): Promise<ComingPackageRelease[]> {
  const { rows } = await tx.execute<{ article: string | null; front: string | null; at: string }>(sql`
    select r.article_id as article, null::bigint as front, lower(r.live) as at
      from package_release p join release r on r.id = p.release_id
      where p.package_id = ${packageId} and lower(r.live) > clock_timestamp()
    union all
    select null, r.front_id, lower(r.live)
      from package_front_release p join front_release r on r.id = p.front_release_id
      where p.package_id = ${packageId} and lower(r.live) > clock_timestamp()
    order by 1, 2`);
  return rows.map(({ article, front, at }) => ({
    articleId: article === null ? null : (Number(article) as ArticleId),
    frontId: front === null ? null : (Number(front) as FrontId),
    at: new Date(at),
  }));
}

export async function isScheduled(tx: Transaction, packageId: PackageId): Promise<boolean> {
  return (await comingPackageRelease(tx, packageId)).length > 0;
}
