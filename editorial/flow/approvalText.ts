import { sql } from '#db/query.ts';

/**
 * Whether the draft differs from the approved text: a SQL expression over a row `f` of `article_flow`. It compares
 * content, so a change that was undone is no difference.
 */
export const isChangedSinceApproval = sql<boolean>`exists (
  select from draft d join draft_version v on v.id = f.approved_version
  where d.article_id = f.article_id and (d.headline, d.standfirst,
    coalesce(d.body_hash, body_fingerprint(newest_first(d.body)))) is distinct from (v.headline, v.standfirst, v.body_hash))`;
