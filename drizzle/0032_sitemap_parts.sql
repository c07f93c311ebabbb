-- The sitemap in parts of 2,000 articles by their ids. An article never moves to another part.

CREATE INDEX "release_sitemap" ON "release" USING btree ((("article_id" - 1) / 2000), (greatest(lower("live"), "entered_at")) DESC);
--> statement-breakpoint
CREATE INDEX "withdrawal_sitemap" ON "withdrawal" USING btree ((("article_id" - 1) / 2000), "at" DESC NULLS FIRST);
--> statement-breakpoint
-- As of now, whatever moment is read: sitemaps have no past. The last change of a part is asked of an index, once a part.
CREATE VIEW live.sitemap_part AS
  SELECT p.part, greatest(b.at, w.at) AS changed_at
  FROM generate_series(0::bigint, (SELECT (max(article_id) - 1) / 2000 FROM release WHERE NOT isempty(live))) p (part)
  CROSS JOIN LATERAL (
    SELECT greatest(lower(r.live), r.entered_at) AS at FROM release r
    WHERE (r.article_id - 1) / 2000 = p.part AND greatest(lower(r.live), r.entered_at) <= now() AND NOT isempty(r.live)
    ORDER BY greatest(lower(r.live), r.entered_at) DESC LIMIT 1
  ) b
  LEFT JOIN LATERAL (
    SELECT t.at FROM live.taken_away t WHERE (t.article_id - 1) / 2000 = p.part AND t.at <= now()
    ORDER BY t.at DESC LIMIT 1
  ) w ON true
  -- Any live one. In this order, so that it is asked of the index, and of no more than it takes to find one.
  CROSS JOIN LATERAL (
    SELECT FROM release r WHERE (r.article_id - 1) / 2000 = p.part AND r.live @> now() AND NOT isempty(r.live)
    ORDER BY greatest(lower(r.live), r.entered_at) DESC LIMIT 1
  ) l;
--> statement-breakpoint
-- A picture is named while there are rights to it.
CREATE VIEW live.sitemap_entry AS
  SELECT (r.article_id - 1) / 2000 AS part, r.article_id, a.slug, a.translation_of, r.language, r.released_at,
         CASE WHEN s.rights_until IS NULL OR s.rights_until > now() THEN r.pictures -> r.lead_asset_id::text END AS lead,
         s.rights_until
  FROM release r JOIN article a ON a.id = r.article_id LEFT JOIN asset s ON s.id = r.lead_asset_id
  WHERE r.live @> now() AND NOT isempty(r.live);
--> statement-breakpoint
GRANT SELECT ON live.sitemap_part, live.sitemap_entry TO copydesk_reader;
