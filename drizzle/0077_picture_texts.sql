-- A picture whose caption and credit have no marks has the fingerprint that it had as a figure with attributes, so that a
-- draft that is upgraded does not differ from its releases and versions.
CREATE OR REPLACE FUNCTION body_fingerprint(body jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT md5(CASE WHEN position('"type": "picture"' IN content) = 0 THEN content ELSE regexp_replace(content,
      '\{"type": "picture", "attrs": \{"alt": "((?:[^"\\]|\\.)*)", "asset": (\d+)\}, "content": \[' ||
      '\{"type": "pictureCaption"(?:, "content": \[\{"text": "((?:[^"\\]|\\.)*)", "type": "text"\}\])?\}, ' ||
      '\{"type": "pictureCredit"(?:, "content": \[\{"text": "((?:[^"\\]|\\.)*)", "type": "text"\}\])?\}\]\}',
      '{"type": "figure", "attrs": {"alt": "\1", "asset": \2, "credit": "\4", "caption": "\3"}}', 'g') END)
  FROM (SELECT regexp_replace(body::text, '"id": "\d+-\d+"(, )?', '', 'g') AS content) without_ids
$$;
