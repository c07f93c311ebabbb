-- The begin and the hash of each release stand in its own view: through the union of both, no index gives the order,
-- and each page of a long ledger would sort all that follows it.
CREATE OR REPLACE VIEW live.ledger_article AS
  SELECT h.id, h.article_id, h.number, h.previous_hash, h.withheld,
         CASE WHEN NOT h.withheld THEN h.slug END AS slug,
         CASE WHEN NOT h.withheld THEN h.kind END AS kind,
         CASE WHEN NOT h.withheld THEN h.language END AS language,
         CASE WHEN NOT h.withheld THEN h.headline END AS headline,
         CASE WHEN NOT h.withheld THEN h.standfirst END AS standfirst,
         CASE WHEN NOT h.withheld THEN h.body END AS body,
         CASE WHEN NOT h.withheld THEN h.section END AS section,
         CASE WHEN NOT h.withheld THEN h.topics END AS topics,
         CASE WHEN NOT h.withheld THEN h.bylines END AS bylines,
         CASE WHEN NOT h.withheld THEN h.lead_asset_id END AS lead_asset_id,
         CASE WHEN NOT h.withheld THEN h.pictures END AS pictures,
         CASE WHEN NOT h.withheld THEN h.first_released_at END AS first_released_at,
         CASE WHEN NOT h.withheld THEN h.released_at END AS released_at,
         CASE WHEN NOT h.withheld THEN h.reader_note END AS reader_note,
         CASE WHEN NOT h.withheld THEN h.restores END AS restores,
         h.begun, h.content_hash
  FROM (
    SELECT r.*, a.slug, s.slug AS section, greatest(lower(r.live), r.entered_at) AS begun,
           EXISTS (SELECT 1 FROM live.taken_away w WHERE w.article_id = r.article_id AND w.at > lower(r.live)) AS withheld
    FROM release r JOIN article a ON a.id = r.article_id LEFT JOIN section s ON s.id = r.section_id
    WHERE NOT isempty(r.live) AND greatest(lower(r.live), r.entered_at) <= now()
  ) h;
--> statement-breakpoint
CREATE OR REPLACE VIEW live.ledger_front AS
  SELECT r.id, r.front_id, r.number, r.kind, s.slug AS section, f.language, r.layout, r.released_at, r.restores, r.previous_hash,
         greatest(lower(r.live), r.entered_at) AS begun, r.content_hash
  FROM front_release r JOIN front f ON f.id = r.front_id LEFT JOIN section s ON s.id = f.section_id
  WHERE NOT isempty(r.live) AND greatest(lower(r.live), r.entered_at) <= now();
