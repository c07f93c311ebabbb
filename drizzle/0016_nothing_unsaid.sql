-- What readers' views tell of stories only by the way: of what has not begun, or has been withdrawn, nothing.

-- A list beside a story is told while the story itself is shown: that of an embargoed one would name its topics.
CREATE OR REPLACE VIEW live.related AS
  SELECT x.article_id, x.rank, x.score, x.reason, r.id AS release_id
  FROM related_story x JOIN live.shown r ON r.article_id = x.related_id
  WHERE (NOT live.is_past() OR x.since <= live.moment())
    AND EXISTS (SELECT 1 FROM live.shown s WHERE s.article_id = x.article_id)
  UNION ALL
  SELECT x.article_id, x.rank, x.score, x.reason, r.id AS release_id
  FROM related_story_past x JOIN live.shown r ON r.article_id = x.related_id
  WHERE live.is_past() AND x.shown @> live.moment()
    AND EXISTS (SELECT 1 FROM live.shown s WHERE s.article_id = x.article_id);
--> statement-breakpoint
-- A banner says something of its story: what is withdrawn while it stands is said no more, nor to readers of the past.
CREATE OR REPLACE VIEW live.front AS
  SELECT f.id, f.section_id, f.language, r.id AS release_id, r.number,
         CASE WHEN r.layout #>> '{banner,articleId}' IS NOT NULL AND EXISTS (
           SELECT 1 FROM live.taken_away w
           WHERE w.article_id = (r.layout #>> '{banner,articleId}')::bigint AND w.at > lower(r.live))
         THEN jsonb_set(r.layout, '{banner}', 'null') ELSE r.layout END AS layout,
         r.released_at, lower(r.live) AS live_from, upper(r.live) AS live_until
  FROM front_release r JOIN front f ON f.id = r.front_id
  WHERE r.live @> live.moment();
--> statement-breakpoint
-- A layout may name stories that have not begun: until each has, only its hash is in the ledger. So it is with a banner
-- whose story was withdrawn while it stood.
CREATE OR REPLACE VIEW live.ledger_front AS
  SELECT h.id, h.front_id, h.number, h.kind, h.section, h.language,
         CASE WHEN NOT h.withheld THEN h.layout END AS layout,
         h.released_at, h.restores, h.previous_hash, h.begun, h.content_hash, h.withheld
  FROM (
    SELECT r.*, s.slug AS section, f.language, greatest(lower(r.live), r.entered_at) AS begun,
           EXISTS (
             SELECT 1 FROM (
               SELECT jsonb_path_query(r.layout, '$.places[*] ? (@ != null)')
               UNION ALL SELECT jsonb_path_query(r.layout, '$.bands[*].places[*] ? (@ != null)')
               UNION ALL SELECT jsonb_path_query(r.layout, '$.banner.articleId ? (@ != null)')
             ) named (id)
             -- of the paper's own stories: to name one that there is not would otherwise hide a layout that was altered
             JOIN article a ON a.id = named.id::bigint
             WHERE NOT EXISTS (
               SELECT 1 FROM release n
               WHERE n.article_id = a.id AND NOT isempty(n.live) AND lower(n.live) <= now())
           ) OR EXISTS (
             SELECT 1 FROM live.taken_away w
             WHERE w.article_id = (r.layout #>> '{banner,articleId}')::bigint AND w.at > lower(r.live)
           ) AS withheld
    FROM front_release r JOIN front f ON f.id = r.front_id LEFT JOIN section s ON s.id = f.section_id
    WHERE NOT isempty(r.live) AND greatest(lower(r.live), r.entered_at) <= now()
  ) h;
