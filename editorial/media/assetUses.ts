import * as Y from 'yjs';
import { draftOf, readDraft } from '#body/draftDocument.ts';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { picturesOfVersion } from '#db/schema/versions.ts';

/**
 * A use of a picture. Past releases count too: pages of the past still show it. So do versions of drafts, which can be
 * restored; `version`: neither the draft nor a release of the article shows it.
 */
export type AssetUse = {
  is: 'release' | 'draft' | 'binned-draft' | 'version' | 'page';
  /** the article; null: a page about the paper */
  articleId: ArticleId | null;
  /** its headline, or the page's path */
  name: string;
};

type Row = { is: AssetUse['is']; article: string | null; name: string | null };

/** Every use of a picture, one for each article; at most a hundred. */
export async function findUses(tx: Transaction, assetId: number): Promise<AssetUse[]> {
  const { rows } = await tx.execute<Row>(sql`
    with made as (select created_at from asset where id = ${assetId}),
    used as (
      select r.article_id, 1 as rank from release_asset x join release r on r.id = x.release_id
        where x.asset_id = ${assetId}
      union select w.article_id, 1 from waiting_release w
        where jsonb_exists(w.frozen -> 'pictures', ${String(assetId)})
      union select a.id, 2 from article a where a.lead_asset_id = ${assetId}
      -- a draft that shows it was changed after it was taken in
      union select d.article_id, 2 from article a join draft d on d.article_id = a.id
        where a.changed_at >= (select created_at from made)
          and d.body @? ${`$.** ? (@.type == "picture" || @.type == "figure").attrs.asset ? (@ == ${assetId})`}::jsonpath
      union select article_id, 3 from draft_version where ${picturesOfVersion} @> ${JSON.stringify([assetId])}::jsonb
    )
    (select case when min(u.rank) = 1 then 'release' when min(u.rank) = 3 then 'version' when a.deleted_at is null then 'draft' else 'binned-draft' end as is,
        u.article_id as article, max(d.headline) as name
      from used u join article a on a.id = u.article_id join draft d on d.article_id = a.id
      group by u.article_id, a.deleted_at order by min(u.rank), 1 desc, 2 limit 100)
    union all
    (select 'page', null::bigint, p.path from about_page p where p.texts::text like ${`%/media/${assetId}/%`}
      union select 'page', null::bigint, p.path from about_page_past p where p.texts::text like ${`%/media/${assetId}/%`})`);
  const uses = rows.map((row) => ({
    is: row.is,
    articleId: row.article === null ? null : (Number(row.article) as ArticleId),
    name: row.name ?? '',
  }));
  return uses.length > 0 ? uses : findUnderivedUses(tx, assetId);
}

/** Derived columns lag by a few seconds. More updates than this cannot arrive in that time. */
const NEWEST_UPDATES = 5_000;

/** Number of drafts that are read at a time. */
const UNDERIVED_BATCH = 200;

/**
 * Reads the state of drafts whose last changes are not derived yet, or whose body is invalid, batch by batch until one
 * shows the picture. @returns the uses in that batch; empty: there is none
 */
async function findUnderivedUses(tx: Transaction, assetId: number): Promise<AssetUse[]> {
  for (let after = 0; ; ) {
    const drafts = await readUnderived(tx, assetId, after);
    const uses = drafts.filter((each) => isShownIn(each, assetId)).map(asDraftUse);
    if (uses.length > 0 || drafts.length < UNDERIVED_BATCH) return uses;
    after = Number(drafts.at(-1)?.id);
  }
}

type UnderivedDraft = { id: string; headline: string; binned: boolean; state: Buffer; log: Buffer[] };

async function readUnderived(tx: Transaction, assetId: number, after: number): Promise<UnderivedDraft[]> {
  const { rows } = await tx.execute<UnderivedDraft>(sql`
    select d.article_id as id, d.headline, a.deleted_at is not null as binned, d.state,
      array(select u.update from draft_update u where u.article_id = a.id and u.id > d.state_upto order by u.id) as log
    from article a join draft d on d.article_id = a.id
    where a.id > ${after} and ((a.changed_at >= (select created_at from asset where id = ${assetId})
        and d.body is null and d.derived_upto > 0)
      or a.id in (select u.article_id from (select id, article_id from draft_update order by id desc limit ${NEWEST_UPDATES}) u
        join draft n on n.article_id = u.article_id where u.id > n.derived_upto))
    order by d.article_id limit ${UNDERIVED_BATCH}`);
  return rows;
}

function isShownIn({ state, log }: UnderivedDraft, assetId: number): boolean {
  const { body } = readDraft(draftOf(log.length > 0 ? Y.mergeUpdates([state, ...log]) : state));
  return new RegExp(`"asset":"?${assetId}"?[,}]`).test(JSON.stringify(body));
}

const asDraftUse = ({ id, headline, binned }: UnderivedDraft): AssetUse => ({
  is: binned ? 'binned-draft' : 'draft',
  articleId: Number(id) as ArticleId,
  name: headline,
});
