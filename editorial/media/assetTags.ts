import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId, AssetId } from '#db/schema/ids.ts';
import { past, tagsTouchedBy } from '#editorial/releases/cacheTags.ts';

/** Maximum uses that are looked up one by one; with more, all pages are invalidated. */
const MAX_USES = 20;

/** The cache tags of every page that shows a picture. */
export async function tagsShowing(tx: Transaction, id: AssetId): Promise<string[]> {
  const { rows } = await tx.execute<{ article_id: string }>(sql`
    select distinct r.article_id from release_asset x join release r on r.id = x.release_id
    where x.asset_id = ${id} and not isempty(r.live) and (upper_inf(r.live) or upper(r.live) > now())
    limit ${MAX_USES + 1}`);
  if (rows.length > MAX_USES) return ['sections', past];
  const tags = [past];
  for (const row of rows) tags.push(...(await tagsTouchedBy(tx, Number(row.article_id) as ArticleId)));
  return tags;
}
