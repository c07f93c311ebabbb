-- Crops of pictures, made for their focus; and no picture is shown whose rights have run out.

ALTER TABLE "asset" ADD COLUMN "crops" jsonb DEFAULT '[]' NOT NULL;
--> statement-breakpoint
ALTER TABLE "asset" ADD COLUMN "former_crops" jsonb DEFAULT '[]' NOT NULL;
--> statement-breakpoint
ALTER TABLE "asset" ADD CONSTRAINT "asset_focal" CHECK ("focal_x" BETWEEN 0 AND 1 AND "focal_y" BETWEEN 0 AND 1);
--> statement-breakpoint
CREATE INDEX "asset_rights_until" ON "asset" USING btree ("rights_until") WHERE "rights_until" is not null;
--> statement-breakpoint
-- What was taken in before has none: the worker makes them.
INSERT INTO outbox (kind, payload) SELECT 'crop', jsonb_build_object('asset', id) FROM asset ORDER BY id DESC;
--> statement-breakpoint

-- The pictures that a release froze, less those whose rights have run out, each with what is not the release's but the
-- picture's own: its focus and the crops made for it. It runs with its owner's rights, as the views do; so who asks, staff of the past or
-- readers, is asked by the view.
CREATE FUNCTION live.showable(pictures jsonb, even_expired boolean) RETURNS jsonb
  LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  RETURN coalesce((
    SELECT jsonb_object_agg(p.key, p.value || jsonb_build_object(
      'crops', a.crops, 'focus', jsonb_build_object('x', round(a.focal_x * 100), 'y', round(a.focal_y * 100))))
    FROM jsonb_each(pictures) p JOIN asset a ON a.id = p.key::bigint
    WHERE even_expired OR a.rights_until IS NULL OR a.rights_until > now()), '{}');
END $$;
--> statement-breakpoint
-- Whatever the view has come to be, its pictures are those that may be shown.
DO $$
DECLARE
  told text := pg_get_viewdef('live.release'::regclass);
  changed text := replace(told, 'r.pictures,',
    'CASE WHEN r.pictures = ''{}''::jsonb THEN r.pictures
     ELSE live.showable(r.pictures, live.is_past() AND live.sees_withdrawn()) END AS pictures,');
BEGIN
  IF changed = told THEN
    RAISE EXCEPTION 'live.release tells of no pictures';
  END IF;
  EXECUTE 'CREATE OR REPLACE VIEW live.release AS ' || changed;
END $$;
--> statement-breakpoint
CREATE OR REPLACE VIEW live.media AS
  SELECT a.id, a.renditions, a.crops || a.former_crops AS crops, substr(a.hash, 1, 2) || '/' || a.hash AS folder,
         a.rights_until AS until
  FROM asset a
  WHERE EXISTS (SELECT 1 FROM release_asset x JOIN live.shown r ON r.id = x.release_id WHERE x.asset_id = a.id)
    AND (a.rights_until IS NULL OR a.rights_until > now() OR (live.is_past() AND live.sees_withdrawn()));
--> statement-breakpoint
-- Pages also end with the rights to a picture.
DO $$
BEGIN
  EXECUTE 'CREATE OR REPLACE VIEW live.boundary AS SELECT least(b.at, (SELECT min(rights_until) FROM asset WHERE rights_until > now())) AS at FROM ('
    || rtrim(pg_get_viewdef('live.boundary'::regclass), E'; \n') || ') b';
END $$;
