-- Whether a correction's story was withdrawn after it is asked of each row that is shown, by the index of withdrawals.
-- Written as NOT EXISTS, the planner took every withdrawal of the paper together first.
CREATE OR REPLACE VIEW live.correction AS
  SELECT r.id, r.article_id, r.number, r.kind, r.reader_note, r.released_at, n.id AS release_id
  FROM release r JOIN live.shown n ON n.article_id = r.article_id
  LEFT JOIN LATERAL (
    SELECT true AS gone FROM live.taken_away t WHERE t.article_id = r.article_id AND t.at > lower(r.live) LIMIT 1
  ) w ON true
  WHERE r.kind IN ('correction', 'clarification') AND NOT isempty(r.live) AND lower(r.live) <= live.moment()
    AND w.gone IS NULL;
