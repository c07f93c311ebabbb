import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ReleaseId } from '#db/schema/ids.ts';
import { ranks } from './listEntries.ts';

/** Maximum stories of a package in one story's list. */
const MAX_STORIES = 12;

/**
 * Adds a release that begins now and the live stories of its package to each other's lists. Stories still under embargo
 * are added when they begin.
 */
export async function packageEntries(tx: Transaction, releaseId: ReleaseId): Promise<void> {
  await tx.execute(sql`
    with mate as (
      select own.article_id as own, o.article_id as other, coalesce(i.position, ${MAX_STORIES}) as own_position,
        coalesce(j.position, ${MAX_STORIES}) as other_position
      from release own join package_release mine on mine.release_id = own.id
        join package_release theirs on theirs.package_id = mine.package_id
        join release o on o.id = theirs.release_id and o.article_id <> own.article_id
        left join package_item i on i.package_id = mine.package_id and i.article_id = own.article_id
        left join package_item j on j.package_id = mine.package_id and j.article_id = o.article_id
      where own.id = ${releaseId} and own.live @> clock_timestamp() and o.live @> clock_timestamp()
      order by j.position nulls last, o.article_id limit ${MAX_STORIES}
    ), pair (article_id, related_id, rank) as (
      select own, other, ${ranks.package} + least(other_position, ${MAX_STORIES}) from mate
      union select other, own, ${ranks.package} + least(own_position, ${MAX_STORIES}) from mate
    )
    insert into related_story (article_id, related_id, rank, score, reason)
    select p.article_id, p.related_id, p.rank, 1, '{"why":"package"}' from pair p
    where not exists (select from related_block b where b.article_id = p.article_id and b.related_id = p.related_id)
    on conflict (article_id, related_id)
      do update set rank = excluded.rank, score = excluded.score, reason = excluded.reason
      where related_story.rank >= ${ranks.package}`);
}
