-- A topic may take the slug of one that was merged into it. A label that names the slug is then of the topic that had it at
-- the moment that is read.
CREATE OR REPLACE FUNCTION live.present_topics(labels jsonb) RETURNS jsonb
  LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  moment timestamptz := live.moment();
BEGIN
  IF NOT EXISTS (SELECT FROM jsonb_array_elements(labels) l JOIN topic_past p ON p.slug = l.value ->> 'slug') THEN
    RETURN labels;
  END IF;
  RETURN (
    SELECT coalesce(jsonb_agg(jsonb_build_object('slug', o.slug, 'name', o.name) ORDER BY o.at), '[]') FROM (
      SELECT DISTINCT ON (coalesce(n.id, -l.at)) l.at, coalesce(n.slug, l.label ->> 'slug') AS slug,
        coalesce(n.name, l.label ->> 'name') AS name
      FROM jsonb_array_elements(labels) WITH ORDINALITY l (label, at)
      LEFT JOIN LATERAL (
        SELECT k.id FROM (
          SELECT t.id, CASE WHEN t.since <= moment THEN 0 ELSE 1 END AS rank FROM topic t WHERE t.slug = l.label ->> 'slug'
          UNION ALL SELECT p.id, CASE WHEN p.shown @> moment THEN 0 ELSE 2 END FROM topic_past p
            WHERE p.slug = l.label ->> 'slug') k ORDER BY k.rank LIMIT 1
      ) known ON true
      LEFT JOIN LATERAL (
        SELECT a.topic_id FROM topic_alias a WHERE a.id = known.id AND a.shown @> moment LIMIT 1
      ) alias ON true
      LEFT JOIN LATERAL (
        SELECT x.id, x.slug, x.name FROM (
          SELECT t.id, t.slug, t.name FROM topic t WHERE t.id = coalesce(alias.topic_id, known.id) AND t.since <= moment
          UNION ALL
          SELECT p.id, p.slug, p.name FROM topic_past p WHERE p.id = coalesce(alias.topic_id, known.id) AND p.shown @> moment
        ) x LIMIT 1
      ) n ON true
      ORDER BY coalesce(n.id, -l.at), l.at) o);
END $$;
