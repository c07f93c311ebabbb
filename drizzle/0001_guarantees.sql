-- What must hold whatever the code does.

CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint

-- Two releases of one article can never be live at the same instant.
ALTER TABLE "release" ADD CONSTRAINT "release_live_once" EXCLUDE USING gist ("article_id" WITH =, "live" WITH &&);
--> statement-breakpoint
CREATE INDEX "release_ending" ON "release" (upper("live")) WHERE NOT upper_inf("live");
--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_live_begins" CHECK (isempty("live") OR (NOT lower_inf("live") AND lower_inc("live") AND NOT upper_inc("live")));
--> statement-breakpoint

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint

-- A release is immutable. Its live range may only be closed: at an instant that is not past, or,
-- before it has begun, altogether.
CREATE FUNCTION keep_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'live' IS DISTINCT FROM to_jsonb(OLD) - 'live' THEN
    RAISE EXCEPTION 'release % is immutable', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.live = OLD.live THEN
    RETURN NEW;
  END IF;
  IF isempty(NEW.live) THEN
    IF lower(OLD.live) > clock_timestamp() THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'release % has been live: its range cannot be emptied', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF isempty(OLD.live) OR lower(NEW.live) <> lower(OLD.live) OR upper(NEW.live) IS NULL
     OR upper(NEW.live) > upper(OLD.live) OR upper(NEW.live) < transaction_timestamp() THEN
    RAISE EXCEPTION 'the live range of release % can only be closed, now or later', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER release_immutable BEFORE UPDATE ON "release" FOR EACH ROW EXECUTE FUNCTION keep_release();
--> statement-breakpoint
CREATE TRIGGER release_kept BEFORE DELETE ON "release" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER release_not_truncated BEFORE TRUNCATE ON "release" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER release_topic_kept BEFORE UPDATE OR DELETE ON "release_topic" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER release_author_kept BEFORE UPDATE OR DELETE ON "release_author" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER release_asset_kept BEFORE UPDATE OR DELETE ON "release_asset" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER withdrawal_kept BEFORE UPDATE OR DELETE ON "withdrawal" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_event_kept BEFORE UPDATE OR DELETE ON "audit_event" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_event_not_truncated BEFORE TRUNCATE ON "audit_event" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER draft_update_kept BEFORE UPDATE OR DELETE ON "draft_update" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER draft_update_not_truncated BEFORE TRUNCATE ON "draft_update" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

-- The live views: all that readers' code can name. They run with their owner's rights; the reader
-- role has no right on any table.
CREATE SCHEMA live;
--> statement-breakpoint
CREATE VIEW live.paper AS SELECT names, taglines, language, zone FROM paper;
--> statement-breakpoint
CREATE VIEW live.section AS SELECT id, slug, names, position FROM section;
--> statement-breakpoint
CREATE VIEW live.release AS
  SELECT r.id, r.article_id, a.slug, a.translation_of, r.number, r.kind, r.headline, r.standfirst, r.body, r.teaser,
         r.word_count, r.language, r.section_id, r.topics, r.bylines, r.lead_asset_id, r.pictures,
         r.first_released_at, r.released_at, r.reader_note, r.content_hash, r.previous_hash,
         lower(r.live) AS live_from, upper(r.live) AS live_until
  FROM release r JOIN article a ON a.id = r.article_id
  WHERE r.live @> now();
--> statement-breakpoint
CREATE VIEW live.release_topic AS
  SELECT t.topic_id, t.release_id, t.first_released_at FROM release_topic t
  JOIN release r ON r.id = t.release_id WHERE r.live @> now();
--> statement-breakpoint
CREATE VIEW live.release_author AS
  SELECT t.author_id, t.release_id, t.first_released_at FROM release_author t
  JOIN release r ON r.id = t.release_id WHERE r.live @> now();
--> statement-breakpoint
CREATE VIEW live.topic AS
  SELECT t.id, t.slug, t.name FROM topic t
  WHERE EXISTS (SELECT 1 FROM release_topic x JOIN release r ON r.id = x.release_id WHERE x.topic_id = t.id AND r.live @> now());
--> statement-breakpoint
CREATE VIEW live.author AS
  SELECT t.id, t.slug, t.name, t.about FROM author t
  WHERE EXISTS (SELECT 1 FROM release_author x JOIN release r ON r.id = x.release_id WHERE x.author_id = t.id AND r.live @> now());
--> statement-breakpoint
CREATE VIEW live.media AS
  SELECT a.id, a.renditions FROM asset a
  WHERE EXISTS (SELECT 1 FROM release_asset x JOIN release r ON r.id = x.release_id WHERE x.asset_id = a.id AND r.live @> now());
--> statement-breakpoint
CREATE VIEW live.search AS
  SELECT s.release_id, s.words FROM release_search s JOIN release r ON r.id = s.release_id WHERE r.live @> now();
--> statement-breakpoint
CREATE VIEW live.related AS
  SELECT x.article_id, x.rank, x.score, x.reason, r.id AS release_id
  FROM related_story x JOIN release r ON r.article_id = x.related_id AND r.live @> now();
--> statement-breakpoint
-- What the public is told of an article that was withdrawn and has not been released again.
CREATE VIEW live.withdrawal AS
  SELECT DISTINCT ON (w.article_id) w.article_id, a.slug, w.at, w.because
  FROM withdrawal w JOIN article a ON a.id = w.article_id
  WHERE w.at <= now() AND NOT EXISTS (SELECT 1 FROM release r WHERE r.article_id = w.article_id AND r.live @> now())
  ORDER BY w.article_id, w.at DESC;
--> statement-breakpoint
CREATE VIEW live.former_slug AS
  SELECT f.slug, a.slug AS moved_to FROM former_slug f JOIN article a ON a.id = f.article_id
  WHERE EXISTS (SELECT 1 FROM release r WHERE r.article_id = a.id AND r.live @> now())
     OR EXISTS (SELECT 1 FROM withdrawal w WHERE w.article_id = a.id AND w.at <= now());
--> statement-breakpoint
-- Every release that has been live of an article that is live now; withdrawn ones stay withdrawn.
CREATE VIEW live.history AS
  SELECT r.id, r.article_id, r.number, r.kind, r.headline, r.released_at, r.reader_note, r.content_hash, r.previous_hash,
         upper(r.live) AS live_until
  FROM release r
  WHERE NOT isempty(r.live) AND lower(r.live) <= now()
    AND EXISTS (SELECT 1 FROM release n WHERE n.article_id = r.article_id AND n.live @> now())
    AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.release_id = r.id);
--> statement-breakpoint
CREATE VIEW live.correction AS
  SELECT r.id, r.article_id, r.kind, r.reader_note, r.released_at, n.id AS release_id
  FROM release r JOIN release n ON n.article_id = r.article_id AND n.live @> now()
  WHERE r.kind IN ('correction', 'clarification') AND NOT isempty(r.live) AND lower(r.live) <= now()
    AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.release_id = r.id);
--> statement-breakpoint
-- The next instant at which anything that readers see begins or ends being live.
CREATE VIEW live.boundary AS
  SELECT least(
    (SELECT min(lower(live)) FROM release WHERE lower(live) > now()),
    (SELECT min(upper(live)) FROM release WHERE NOT upper_inf(live) AND upper(live) > now())
  ) AS at;
--> statement-breakpoint

DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'copydesk_reader') THEN
    CREATE ROLE copydesk_reader NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this cluster made it just now
END $$;
--> statement-breakpoint
REVOKE ALL ON SCHEMA public FROM PUBLIC;
--> statement-breakpoint
GRANT USAGE ON SCHEMA live TO copydesk_reader;
--> statement-breakpoint
GRANT SELECT ON ALL TABLES IN SCHEMA live TO copydesk_reader;
