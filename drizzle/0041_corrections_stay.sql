-- Corrections stay in the article's public record, whatever is done to the article afterwards: docs/decisions/corrections.md.

-- The number of the release whose text this one continues, where that is not the one before it (null: the one before; of
-- a take-back: `restores`). Set when an article is released from a draft that still has what a take-back took away.
ALTER TABLE "release" ADD COLUMN "continues" integer;
--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_continues" CHECK ("continues" IS NULL OR ("kind" <> 'take-back' AND "continues" < "number"));
--> statement-breakpoint
-- Releases of before are judged as `editorial/corrections/continuedRelease.ts` judges new ones: one that follows a
-- take-back continues what was taken back if it has the changes of that, and not what stood there before.
CREATE FUNCTION pg_temp.parts_of(r "release") RETURNS text[] LANGUAGE sql AS $$
  SELECT ARRAY['headline ' || r.headline, 'standfirst ' || r.standfirst, 'topics ' || r.topics::text, 'bylines ' || r.bylines::text,
      'section ' || coalesce(r.section_id, 0)::text, 'lead ' || coalesce(r.lead_asset_id, 0)::text]
    || ARRAY(SELECT 'block ' || (block #- '{attrs,id}')::text FROM jsonb_path_query(r.body, '$.content[*]') block)
$$;
--> statement-breakpoint
CREATE FUNCTION pg_temp.without(own text[], others text[]) RETURNS text[] LANGUAGE sql AS $$
  SELECT ARRAY(SELECT unnest(own) EXCEPT SELECT unnest(others))
$$;
--> statement-breakpoint
ALTER TABLE "release" DISABLE TRIGGER "release_immutable";
--> statement-breakpoint
UPDATE "release" r SET "continues" = found.number
FROM (
  SELECT n.id, max(k.number) AS number
  FROM "release" p
    JOIN "release" n ON n.article_id = p.article_id AND n.number = p.number + 1 AND NOT isempty(n.live) AND n.kind <> 'take-back'
    JOIN "release" k ON k.article_id = p.article_id AND k.number > p.restores AND k.number < p.number
      AND NOT isempty(k.live) AND k.kind <> 'take-back',
    LATERAL (SELECT pg_temp.parts_of(n) AS mine, pg_temp.parts_of(p) AS restored, pg_temp.parts_of(k) AS taken) parts,
    LATERAL (SELECT pg_temp.without(restored, taken) AS undone, pg_temp.without(taken, restored) AS made) changes
  WHERE p.kind = 'take-back' AND NOT isempty(p.live)
    AND CASE WHEN cardinality(undone) = 0 THEN made && mine ELSE NOT undone && mine END
  GROUP BY n.id
) found
WHERE found.id = r.id;
--> statement-breakpoint
-- Deferred triggers run now: a table with pending ones cannot be altered.
SET CONSTRAINTS ALL IMMEDIATE;
--> statement-breakpoint
SET CONSTRAINTS ALL DEFERRED;
--> statement-breakpoint
ALTER TABLE "release" ENABLE TRIGGER "release_immutable";
--> statement-breakpoint
DROP FUNCTION pg_temp.parts_of("release");
--> statement-breakpoint
DROP FUNCTION pg_temp.without(text[], text[]);
--> statement-breakpoint

-- What readers were told of what was wrong, by time. Replaces the index over corrections and clarifications alone.
CREATE INDEX "release_notices" ON "release" USING btree ("released_at" DESC NULLS FIRST, "id" DESC NULLS FIRST)
  WHERE "kind" IN ('correction', 'clarification') OR ("kind" = 'take-back' AND "reader_note" <> '');
--> statement-breakpoint
DROP INDEX "release_corrections";
--> statement-breakpoint

-- Every correction, clarification and explained take-back that has begun. While its story is withdrawn, that it was made
-- is told, and when the story was withdrawn; what it says is given again when the story is released again.
DROP VIEW live.correction;
--> statement-breakpoint
CREATE VIEW live.correction AS
  SELECT r.id, r.article_id, r.number, r.kind, CASE WHEN n.id IS NOT NULL THEN r.reader_note END AS reader_note,
         r.released_at, n.id AS release_id, w.at AS withdrawn_at
  FROM release r
  -- asked of each row that is shown, by index: written as EXISTS, the planner takes those of the whole paper together
  LEFT JOIN LATERAL (SELECT s.id FROM live.shown s WHERE s.article_id = r.article_id LIMIT 1) n ON true
  LEFT JOIN LATERAL (
    SELECT t.at FROM live.taken_away t WHERE t.article_id = r.article_id AND n.id IS NULL ORDER BY t.at DESC LIMIT 1
  ) w ON true
  WHERE (r.kind IN ('correction', 'clarification') OR (r.kind = 'take-back' AND r.reader_note <> ''))
    AND NOT isempty(r.live) AND lower(r.live) <= live.moment() AND (n.id IS NOT NULL OR w.at IS NOT NULL);
--> statement-breakpoint
-- Of a story that is shown: the releases that say something of what was wrong, or decide whether that still holds.
CREATE VIEW live.notice AS
  SELECT r.article_id, r.number, r.kind, r.restores, r.continues, r.reader_note, r.released_at
  FROM release r
  WHERE (r.kind IN ('correction', 'clarification', 'take-back') OR r.continues IS NOT NULL)
    AND NOT isempty(r.live) AND lower(r.live) <= live.moment()
    AND EXISTS (SELECT 1 FROM live.shown n WHERE n.article_id = r.article_id);
--> statement-breakpoint
-- Of a story that is shown: when and why it was withdrawn before, and when it came back.
CREATE VIEW live.former_withdrawal AS
  SELECT t.article_id, t.at, t.because, b.at AS back_at
  FROM live.taken_away t
  JOIN LATERAL (
    SELECT lower(r.live) AS at FROM release r
    WHERE r.article_id = t.article_id AND NOT isempty(r.live) AND lower(r.live) >= t.at AND lower(r.live) <= live.moment()
    ORDER BY lower(r.live) LIMIT 1
  ) b ON true
  WHERE EXISTS (SELECT 1 FROM live.shown n WHERE n.article_id = t.article_id);
--> statement-breakpoint
-- As before, and of what was live before a withdrawal also what it said of what was wrong.
CREATE OR REPLACE VIEW live.history AS
  SELECT r.id, r.article_id, r.number, r.kind, r.released_at, r.modified_at, r.first_released_at, r.restores,
         r.language, r.section_id, r.content_hash, r.previous_hash, lower(r.live) AS live_from,
         CASE WHEN upper(r.live) <= live.moment() THEN upper(r.live) END AS live_until,
         w.gone IS NOT NULL AS withheld,
         CASE WHEN w.gone IS NULL THEN r.headline ELSE '' END AS headline,
         CASE WHEN w.gone IS NULL THEN r.standfirst ELSE '' END AS standfirst,
         CASE WHEN w.gone IS NULL OR r.kind IN ('correction', 'clarification', 'take-back') THEN r.reader_note ELSE '' END AS reader_note,
         CASE WHEN w.gone IS NULL THEN r.body END AS body,
         CASE WHEN w.gone IS NULL THEN r.topics END AS topics,
         CASE WHEN w.gone IS NULL THEN r.bylines END AS bylines,
         CASE WHEN w.gone IS NULL THEN r.lead_asset_id END AS lead_asset_id,
         CASE WHEN w.gone IS NULL THEN r.pictures END AS pictures
  FROM release r
  -- asked once a row, and not once a column
  LEFT JOIN LATERAL (
    SELECT true AS gone FROM live.taken_away t WHERE t.article_id = r.article_id AND t.at > lower(r.live) LIMIT 1
  ) w ON true
  WHERE NOT isempty(r.live) AND lower(r.live) <= live.moment()
    AND EXISTS (SELECT 1 FROM live.shown n WHERE n.article_id = r.article_id);
--> statement-breakpoint
GRANT SELECT ON live.correction, live.notice, live.former_withdrawal TO copydesk_reader;
