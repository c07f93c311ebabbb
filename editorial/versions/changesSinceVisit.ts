import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId, VersionId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { deriveDraft } from '#editorial/drafts/derivedColumns.ts';
import { versionKeyText } from './versionKey.ts';

/** Others changed the text of a draft after the actor last closed it. */
export type ChangesSinceVisit = {
  /** the text that the actor last saw: a key as in `versionKey` */
  version: string;
  /** who changed it, the latest first; null: Copydesk itself. At most `MAX_NAMED` */
  names: (string | null)[];
  /** number of people whose names are left out */
  others: number;
};

export const MAX_NAMED = 4;

type Row = { version: string | null; isChanged: boolean; isPending: boolean };

/**
 * What others have changed since the actor last closed the draft in the editor; null: nothing, or the actor has not had it
 * open before, or it is in the bin. Everybody reads only their own.
 */
export async function readChangesSinceVisit(
  actor: Actor,
  articleId: ArticleId,
): Promise<ChangesSinceVisit | null> {
  allow(actor, 'version.read');
  let visit = await readVisit(actor, articleId);
  // Changes of the last seconds have not been derived yet.
  if (visit?.isPending) {
    await deriveDraft(articleId);
    visit = await readVisit(actor, articleId);
  }
  if (!visit?.version || !visit.isChanged) return null;
  const people = await readOthers(actor, articleId);
  return {
    version: versionKeyText({ is: 'version', id: Number(visit.version) as VersionId }),
    names: people.slice(0, MAX_NAMED).map(({ name }) => name),
    others: Math.max(people.length - MAX_NAMED, 0),
  };
}

/** `isChanged`: the text differs from the one that was seen. `isPending`: others' changes wait to be derived. */
async function readVisit(actor: Actor, articleId: ArticleId): Promise<Row | undefined> {
  const { rows } = await staff().execute<Row>(sql`
    select s.version_id as version,
      coalesce((d.headline, d.standfirst, coalesce(d.body_hash, body_fingerprint(newest_first(d.body))))
        is distinct from (v.headline, v.standfirst, v.body_hash), false) as "isChanged",
      exists (select from draft_update u where u.article_id = s.article_id and u.id > greatest(s.seen_upto, d.derived_upto)
        and u.user_id is distinct from s.user_id) as "isPending"
    from draft_visit s join article a on a.id = s.article_id and a.deleted_at is null
    join draft d on d.article_id = s.article_id left join draft_version v on v.id = s.version_id
    where s.article_id = ${articleId} and s.user_id = ${actor.id}`);
  return rows[0];
}

async function readOthers(actor: Actor, articleId: ArticleId): Promise<{ name: string | null }[]> {
  const { rows } = await staff().execute<{ name: string | null }>(sql`
    select p.name from draft_visit s join draft_update u on u.article_id = s.article_id and u.id > s.seen_upto
    left join "user" p on p.id = u.user_id
    where s.article_id = ${articleId} and s.user_id = ${actor.id} and u.user_id is distinct from s.user_id
    group by u.user_id, p.name order by max(u.id) desc`);
  return rows;
}
