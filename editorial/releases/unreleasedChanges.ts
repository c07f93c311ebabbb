import { type SQL, sql } from '#db/query.ts';
import type { ArticleField } from '#editorial/articles/fieldChanges.ts';

/** The fields in which a draft differs from the scheduled release or, without one, from the live release. */
export type UnreleasedChanges = {
  /** `scheduled`: compared with the scheduled release */
  since: 'live' | 'scheduled';
  fields: ArticleField[];
};

// Drizzle omits the table of a column in a query without joins.
const article = (column: string) => sql.raw(`"article"."${column}"`);

/** Slugs of an article's topics or authors, in order. */
const slugsOf = (link: string, of: string) =>
  sql.raw(`(select coalesce(jsonb_agg(t.slug order by x.position), '[]') from article_${link} x
    join ${of} t on t.id = x.${of}_id where x.article_id = "article"."id")`);

/** The release's section for readers. After a merge, drafts have the new section but releases keep the old one. */
const presentSection = sql`(select coalesce(n.merged_into, n.id) from section n where n.id = (s.r).section_id)`;

/** The text fields that differ between draft and release. */
const changedTextFields = sql`
  case when d.headline <> s.headline then 'headline' end,
  case when d.standfirst <> s.standfirst then 'standfirst' end,
  case when coalesce(d.body_hash, body_fingerprint(newest_first(d.body))) is distinct from s.body_hash then 'body' end`;

/**
 * A SQL expression over a row of `article`: null if the draft has the content of the scheduled or live release, or
 * there is none. It compares content, not times, so a change that was undone is no difference.
 */
export const readUnreleasedChanges: SQL<UnreleasedChanges | null> = sql<UnreleasedChanges | null>`(
  select jsonb_build_object('since', s.since, 'fields', to_jsonb(f.fields))
  from draft d, lateral (
    (select 'scheduled' as since, w.frozen->>'headline' as headline, w.frozen->>'standfirst' as standfirst,
        body_fingerprint(w.frozen->'checked'->'body') as body_hash, null::release as r, 0 as rank
      from waiting_release w where w.article_id = ${article('id')})
    union all
    (select case when lower(r.live) > now() then 'scheduled' else 'live' end, r.headline, r.standfirst,
        coalesce(r.body_hash, body_fingerprint(r.body)), r, 1
      from release r where r.article_id = ${article('id')} and (r.live @> now() or lower(r.live) > now())
      order by lower(r.live) desc limit 1)
    order by rank limit 1
  ) s
  left join asset l on l.id = (s.r).lead_asset_id and l.id = ${article('lead_asset_id')},
  lateral (select array_remove(array[${changedTextFields}] || case when (s.r).id is null then '{}'::text[] else array[
    case when (s.r).language <> ${article('language')} then 'language' end,
    case when ${presentSection} is distinct from ${article('section_id')} then 'section' end,
    case when jsonb_path_query_array(live.present_topics((s.r).topics), '$[*].slug') <> ${slugsOf('topic', 'topic')} then 'topics' end,
    case when jsonb_path_query_array((s.r).bylines, '$[*].slug') <> ${slugsOf('author', 'author')} then 'authors' end,
    case when (s.r).urgency <> ${article('urgency')} then 'urgency' end,
    case when (s.r).is_off_fronts <> ${article('is_off_fronts')} then 'fronts' end,
    case when (s.r).lead_asset_id is distinct from ${article('lead_asset_id')} then 'lead' end,
    case when (s.r).pictures->l.id::text->>'alt' <> coalesce(${article('lead_alt')}, l.alt) then 'leadAlt' end,
    case when (s.r).pictures->l.id::text->>'caption' <> coalesce(${article('lead_caption')}, l.caption) then 'leadCaption' end
  ] end, null) as fields) f
  where d.article_id = ${article('id')} and cardinality(f.fields) > 0)`;
