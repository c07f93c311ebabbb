-- The ledger: every release, of an article or of a front, that has begun. What has not begun is not in it, and nothing
-- in it tells of that. It is always read as of now: it is the record of what was, whatever moment a reader looks at.
CREATE VIEW live.ledger AS
  SELECT 'article'::text AS subject, r.article_id AS subject_id, r.number,
         greatest(lower(r.live), r.entered_at) AS begun, r.content_hash, r.id AS release_id
  FROM release r
  WHERE NOT isempty(r.live) AND greatest(lower(r.live), r.entered_at) <= now()
  UNION ALL
  SELECT 'front'::text, r.front_id, r.number, greatest(lower(r.live), r.entered_at), r.content_hash, r.id
  FROM front_release r
  WHERE NOT isempty(r.live) AND greatest(lower(r.live), r.entered_at) <= now();
--> statement-breakpoint
-- What the hashes of the ledger cover. Of what was live before a withdrawal the words are not given again, nor its address.
CREATE VIEW live.ledger_article AS
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
         CASE WHEN NOT h.withheld THEN h.restores END AS restores
  FROM (
    SELECT r.*, a.slug, s.slug AS section,
           EXISTS (SELECT 1 FROM live.taken_away w WHERE w.article_id = r.article_id AND w.at > lower(r.live)) AS withheld
    FROM release r JOIN article a ON a.id = r.article_id LEFT JOIN section s ON s.id = r.section_id
    WHERE NOT isempty(r.live) AND greatest(lower(r.live), r.entered_at) <= now()
  ) h;
--> statement-breakpoint
CREATE VIEW live.ledger_front AS
  SELECT r.id, r.front_id, r.number, r.kind, s.slug AS section, f.language, r.layout, r.released_at, r.restores, r.previous_hash
  FROM front_release r JOIN front f ON f.id = r.front_id LEFT JOIN section s ON s.id = f.section_id
  WHERE NOT isempty(r.live) AND greatest(lower(r.live), r.entered_at) <= now();
--> statement-breakpoint
CREATE VIEW live.ledger_key AS SELECT id, public_key, created_at FROM ledger_key;
--> statement-breakpoint
CREATE VIEW live.checkpoint AS
  SELECT c.number, c.at, c.document, c.signature, k.public_key
  FROM checkpoint c JOIN ledger_key k ON k.id = c.key_id;
--> statement-breakpoint
CREATE TRIGGER ledger_key_kept BEFORE UPDATE OR DELETE ON "ledger_key" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
GRANT SELECT ON live.ledger, live.ledger_article, live.ledger_front, live.ledger_key, live.checkpoint TO copydesk_reader;
