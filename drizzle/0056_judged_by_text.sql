-- A body as a release freezes it (`newestFirst` in `body/entries.ts`): its entries newest first, in the places that
-- entries had. Drafts from before `body_hash` are compared with releases by it.
CREATE FUNCTION newest_first(body jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN NOT body @> '{"content": [{"type": "entry"}]}' THEN body ELSE jsonb_set(body, '{content}', (
    WITH node AS (
      SELECT n.value, n.ordinality AS place, n.value ->> 'type' = 'entry' AS is_entry
      FROM jsonb_array_elements(body -> 'content') WITH ORDINALITY n
    ), ranked AS (
      SELECT value, place, is_entry,
             row_number() OVER (PARTITION BY is_entry ORDER BY place) AS nth,
             row_number() OVER (PARTITION BY is_entry ORDER BY value #>> '{attrs,at}' COLLATE "C" DESC, place) AS newest
      FROM node
    )
    SELECT jsonb_agg(CASE WHEN p.is_entry THEN e.value ELSE p.value END ORDER BY p.place)
    FROM ranked p LEFT JOIN ranked e ON e.is_entry AND p.is_entry AND e.newest = p.nth
  )) END
$$;
--> statement-breakpoint

-- Which release one after a take-back continues is judged by headline, standfirst and blocks alone where what was taken
-- back changed any of them, and by the rest where it changed nothing else: docs/decisions/corrections.md. Releases from
-- before are judged anew; nobody can be asked about them. Where a block that was only added is gone and another is in
-- its place, it counts as reworded, since a take-back leaves the draft alone.
CREATE FUNCTION pg_temp.text_of(r "release") RETURNS text[] LANGUAGE sql AS $$
  SELECT ARRAY['headline ' || r.headline, 'standfirst ' || r.standfirst]
    || ARRAY(SELECT 'block ' || regexp_replace(block::text, '"id": "\d+-\d+"(, )?', '', 'g') FROM jsonb_path_query(r.body, '$.content[*]') block)
$$;
--> statement-breakpoint
CREATE FUNCTION pg_temp.fields_of(r "release") RETURNS text[] LANGUAGE sql AS $$
  SELECT ARRAY['topics ' || r.topics::text, 'bylines ' || r.bylines::text, 'section ' || coalesce(r.section_id, 0)::text,
    'lead ' || coalesce(r.lead_asset_id, 0)::text]
    || ARRAY(SELECT 'picture ' || (p.value - 'renditions')::text FROM jsonb_each(r.pictures) p)
$$;
--> statement-breakpoint
CREATE FUNCTION pg_temp.without(own text[], others text[]) RETURNS text[] LANGUAGE sql AS $$
  SELECT ARRAY(SELECT unnest(own) EXCEPT SELECT unnest(others))
$$;
--> statement-breakpoint
CREATE FUNCTION pg_temp.has_changes(mine text[], restored text[], taken text[], counts_rewording boolean) RETURNS boolean LANGUAGE sql AS $$
  SELECT CASE
    WHEN cardinality(undone) > 0 THEN NOT undone && mine
    ELSE made && mine OR counts_rewording AND cardinality(pg_temp.without(mine, restored)) > 0 END
  FROM (SELECT pg_temp.without(restored, taken) AS undone, pg_temp.without(taken, restored) AS made) changes
$$;
--> statement-breakpoint
ALTER TABLE "release" DISABLE TRIGGER "release_immutable";
--> statement-breakpoint
WITH judged AS (
  SELECT n.id, max(k.number) FILTER (WHERE CASE
      WHEN pg_temp.text_of(k) @> pg_temp.text_of(p) AND pg_temp.text_of(p) @> pg_temp.text_of(k)
        THEN pg_temp.has_changes(pg_temp.fields_of(n), pg_temp.fields_of(p), pg_temp.fields_of(k), false)
      ELSE pg_temp.has_changes(pg_temp.text_of(n), pg_temp.text_of(p), pg_temp.text_of(k), true) END) AS number
  FROM "release" p
    JOIN "release" n ON n.article_id = p.article_id AND n.number = p.number + 1 AND NOT isempty(n.live) AND n.kind <> 'take-back'
    JOIN "release" k ON k.article_id = p.article_id AND k.number > p.restores AND k.number < p.number
      AND NOT isempty(k.live) AND k.kind <> 'take-back'
  WHERE p.kind = 'take-back' AND NOT isempty(p.live)
  GROUP BY n.id
)
UPDATE "release" r SET "continues" = judged.number FROM judged
WHERE judged.id = r.id AND r.continues IS DISTINCT FROM judged.number;
--> statement-breakpoint
-- Deferred triggers run now: a table with pending ones cannot be altered.
SET CONSTRAINTS ALL IMMEDIATE;
--> statement-breakpoint
SET CONSTRAINTS ALL DEFERRED;
--> statement-breakpoint
ALTER TABLE "release" ENABLE TRIGGER "release_immutable";
--> statement-breakpoint
DROP FUNCTION pg_temp.has_changes(text[], text[], text[], boolean);
--> statement-breakpoint
DROP FUNCTION pg_temp.text_of("release");
--> statement-breakpoint
DROP FUNCTION pg_temp.fields_of("release");
--> statement-breakpoint
DROP FUNCTION pg_temp.without(text[], text[]);
