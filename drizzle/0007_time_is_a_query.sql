-- The guarantees of releases, of articles and of fronts alike, and the live views as of any moment.

ALTER TABLE "front_release" ADD CONSTRAINT "front_release_live_once" EXCLUDE USING gist ("front_id" WITH =, "live" WITH &&);
--> statement-breakpoint
ALTER TABLE "front_release" ADD CONSTRAINT "front_release_live_begins" CHECK (isempty("live") OR (NOT lower_inf("live") AND lower_inc("live") AND NOT upper_inc("live")));
--> statement-breakpoint
CREATE INDEX "front_release_ending" ON "front_release" (upper("live")) WHERE NOT upper_inf("live");
--> statement-breakpoint

-- A release is immutable. What may change is the end of its life, while that end has not come: it may be closed, put
-- off, or opened again when what was to follow is called off. Before it has begun it may be called off altogether.
CREATE OR REPLACE FUNCTION keep_release() RETURNS trigger LANGUAGE plpgsql AS $$
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
  IF isempty(OLD.live) OR lower(NEW.live) <> lower(OLD.live)
     OR (NOT upper_inf(OLD.live) AND upper(OLD.live) <= clock_timestamp())
     OR upper(NEW.live) < transaction_timestamp() THEN
    RAISE EXCEPTION 'only an end of release % that has not come may be moved', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint

-- The same asked again at commit: a begin or an end that came while the transaction was under way has been seen by
-- readers, and cannot be taken from the record any more.
CREATE FUNCTION keep_release_at_commit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF isempty(NEW.live) AND NOT isempty(OLD.live) AND lower(OLD.live) <= clock_timestamp() THEN
    RAISE EXCEPTION 'release % has begun meanwhile', OLD.id USING ERRCODE = 'serialization_failure';
  END IF;
  IF NOT isempty(NEW.live) AND NEW.live <> OLD.live AND upper(OLD.live) <= clock_timestamp() THEN
    RAISE EXCEPTION 'release % has ended meanwhile', OLD.id USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER release_immutable_at_commit AFTER UPDATE ON "release" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION keep_release_at_commit();
--> statement-breakpoint
CREATE TRIGGER front_release_immutable BEFORE UPDATE ON "front_release" FOR EACH ROW EXECUTE FUNCTION keep_release();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER front_release_immutable_at_commit AFTER UPDATE ON "front_release" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION keep_release_at_commit();
--> statement-breakpoint
CREATE TRIGGER front_release_kept BEFORE DELETE ON "front_release" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER front_release_not_truncated BEFORE TRUNCATE ON "front_release" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER checkpoint_kept BEFORE UPDATE OR DELETE ON "checkpoint" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER checkpoint_not_truncated BEFORE TRUNCATE ON "checkpoint" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER announcement_kept BEFORE UPDATE OR DELETE ON "announcement" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER share_view_kept BEFORE UPDATE OR DELETE ON "share_view" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

-- A withdrawal that is still to come may be called off; nothing else of it changes.
CREATE FUNCTION keep_withdrawal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'called_off_at' = to_jsonb(OLD) - 'called_off_at'
     AND OLD.called_off_at IS NULL AND OLD.at > clock_timestamp() THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'withdrawal is append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
DROP TRIGGER withdrawal_kept ON "withdrawal";
--> statement-breakpoint
CREATE TRIGGER withdrawal_kept BEFORE UPDATE OR DELETE ON "withdrawal" FOR EACH ROW EXECUTE FUNCTION keep_withdrawal();
--> statement-breakpoint

-- Lists of related stories change; what they were is kept, so that a page can be read as of then.
CREATE FUNCTION keep_related() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.since < now() THEN
    INSERT INTO related_story_past VALUES
      (OLD.article_id, OLD.related_id, OLD.rank, OLD.score, OLD.reason, tstzrange(OLD.since, now()));
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  NEW.since := now();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER related_story_past BEFORE UPDATE OR DELETE ON "related_story" FOR EACH ROW EXECUTE FUNCTION keep_related();
--> statement-breakpoint

-- The moment that readers' code reads: now, or an earlier one that this transaction asked for. Never a later one.
CREATE FUNCTION live.moment() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT least(now(), nullif(current_setting('copydesk.as_of', true), '')::timestamptz)
$$;
--> statement-breakpoint
CREATE FUNCTION live.is_past() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('copydesk.as_of', true), '') IS NOT NULL
$$;
--> statement-breakpoint
-- Whether the past is shown with what has been withdrawn since: to staff, whose role may read the tables anyway.
CREATE FUNCTION live.sees_withdrawn() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT has_schema_privilege(current_user, 'public', 'usage')
$$;
--> statement-breakpoint

-- Withdrawals that took place: planned ones that were called off or overtaken did not.
CREATE VIEW live.taken_away AS
  SELECT w.id, w.release_id, w.article_id, w.at, w.because
  FROM withdrawal w JOIN release r ON r.id = w.release_id
  WHERE w.called_off_at IS NULL AND NOT isempty(r.live) AND upper(r.live) = w.at AND w.at <= now();
--> statement-breakpoint

DROP VIEW live.release;
--> statement-breakpoint
CREATE VIEW live.release AS
  SELECT r.id, r.article_id, a.slug, a.translation_of, r.number, r.kind, r.headline, r.standfirst, r.body, r.teaser,
         r.word_count, r.language, r.section_id, r.topics, r.bylines, r.lead_asset_id, r.pictures,
         r.first_released_at, r.released_at, r.modified_at, r.restores, r.reader_note, r.content_hash, r.previous_hash,
         lower(r.live) AS live_from, upper(r.live) AS live_until
  FROM release r JOIN article a ON a.id = r.article_id
  WHERE r.live @> live.moment()
    AND (NOT live.is_past() OR live.sees_withdrawn()
      OR NOT EXISTS (SELECT 1 FROM live.taken_away w WHERE w.article_id = r.article_id AND w.at > lower(r.live)));
--> statement-breakpoint
CREATE OR REPLACE VIEW live.release_topic AS
  SELECT t.topic_id, t.release_id, t.first_released_at FROM release_topic t
  JOIN release r ON r.id = t.release_id WHERE r.live @> live.moment();
--> statement-breakpoint
CREATE OR REPLACE VIEW live.release_author AS
  SELECT t.author_id, t.release_id, t.first_released_at FROM release_author t
  JOIN release r ON r.id = t.release_id WHERE r.live @> live.moment();
--> statement-breakpoint
CREATE OR REPLACE VIEW live.topic AS
  SELECT t.id, t.slug, t.name FROM topic t
  WHERE EXISTS (SELECT 1 FROM release_topic x JOIN release r ON r.id = x.release_id WHERE x.topic_id = t.id AND r.live @> live.moment());
--> statement-breakpoint
CREATE OR REPLACE VIEW live.author AS
  SELECT t.id, t.slug, t.name, t.about FROM author t
  WHERE EXISTS (SELECT 1 FROM release_author x JOIN release r ON r.id = x.release_id WHERE x.author_id = t.id AND r.live @> live.moment());
--> statement-breakpoint
CREATE OR REPLACE VIEW live.search AS
  SELECT s.release_id, s.words FROM release_search s JOIN release r ON r.id = s.release_id WHERE r.live @> live.moment();
--> statement-breakpoint
CREATE OR REPLACE VIEW live.related AS
  SELECT x.article_id, x.rank, x.score, x.reason, r.id AS release_id
  FROM related_story x JOIN release r ON r.article_id = x.related_id AND r.live @> live.moment()
  WHERE NOT live.is_past() OR x.since <= live.moment()
  UNION ALL
  SELECT x.article_id, x.rank, x.score, x.reason, r.id AS release_id
  FROM related_story_past x JOIN release r ON r.article_id = x.related_id AND r.live @> live.moment()
  WHERE live.is_past() AND x.shown @> live.moment();
--> statement-breakpoint
DROP VIEW live.withdrawal;
--> statement-breakpoint
-- What the public is told of an article that was withdrawn and has not been released again.
CREATE VIEW live.withdrawal AS
  SELECT DISTINCT ON (w.article_id) w.article_id, a.slug, w.at, w.because
  FROM live.taken_away w JOIN article a ON a.id = w.article_id
  WHERE (w.at <= live.moment() AND NOT EXISTS (SELECT 1 FROM release r WHERE r.article_id = w.article_id AND r.live @> live.moment()))
     -- the past, for readers: what has been withdrawn since is told of instead of shown
     OR (live.is_past() AND NOT live.sees_withdrawn() AND EXISTS (SELECT 1 FROM release r
       WHERE r.article_id = w.article_id AND r.live @> live.moment() AND w.at > lower(r.live)))
  ORDER BY w.article_id, w.at DESC;
--> statement-breakpoint
CREATE OR REPLACE VIEW live.former_slug AS
  SELECT f.slug, a.slug AS moved_to FROM former_slug f JOIN article a ON a.id = f.article_id
  WHERE EXISTS (SELECT 1 FROM release r WHERE r.article_id = a.id AND r.live @> live.moment())
     OR EXISTS (SELECT 1 FROM live.taken_away w WHERE w.article_id = a.id AND w.at <= live.moment());
--> statement-breakpoint
DROP VIEW live.history;
--> statement-breakpoint
-- Every release that has been live of an article that is live. What was live before a withdrawal is told of, its words
-- are not given again.
CREATE VIEW live.history AS
  SELECT h.id, h.article_id, h.number, h.kind, h.released_at, h.modified_at, h.first_released_at, h.restores,
         h.language, h.section_id, h.content_hash, h.previous_hash, h.live_from, h.live_until, h.withheld,
         CASE WHEN NOT h.withheld THEN h.headline ELSE '' END AS headline,
         CASE WHEN NOT h.withheld THEN h.standfirst ELSE '' END AS standfirst,
         CASE WHEN NOT h.withheld THEN h.reader_note ELSE '' END AS reader_note,
         CASE WHEN NOT h.withheld THEN h.body END AS body,
         CASE WHEN NOT h.withheld THEN h.topics END AS topics,
         CASE WHEN NOT h.withheld THEN h.bylines END AS bylines,
         CASE WHEN NOT h.withheld THEN h.lead_asset_id END AS lead_asset_id,
         CASE WHEN NOT h.withheld THEN h.pictures END AS pictures
  FROM (
    SELECT r.*, lower(r.live) AS live_from,
           CASE WHEN upper(r.live) <= live.moment() THEN upper(r.live) END AS live_until,
           EXISTS (SELECT 1 FROM live.taken_away w WHERE w.article_id = r.article_id AND w.at > lower(r.live)) AS withheld
    FROM release r
    WHERE NOT isempty(r.live) AND lower(r.live) <= live.moment()
      AND EXISTS (SELECT 1 FROM release n WHERE n.article_id = r.article_id AND n.live @> live.moment())
  ) h;
--> statement-breakpoint
DROP VIEW live.correction;
--> statement-breakpoint
CREATE VIEW live.correction AS
  SELECT r.id, r.article_id, r.number, r.kind, r.reader_note, r.released_at, n.id AS release_id
  FROM release r JOIN release n ON n.article_id = r.article_id AND n.live @> live.moment()
  WHERE r.kind IN ('correction', 'clarification') AND NOT isempty(r.live) AND lower(r.live) <= live.moment()
    AND NOT EXISTS (SELECT 1 FROM live.taken_away w WHERE w.article_id = r.article_id AND w.at > lower(r.live));
--> statement-breakpoint
CREATE VIEW live.front AS
  SELECT f.id, f.section_id, f.language, r.id AS release_id, r.number, r.layout, r.released_at,
         lower(r.live) AS live_from, upper(r.live) AS live_until
  FROM front_release r JOIN front f ON f.id = r.front_id
  WHERE r.live @> live.moment();
--> statement-breakpoint
-- The next instant at which anything that readers see begins or ends being live. The past has none.
CREATE OR REPLACE VIEW live.boundary AS
  SELECT CASE WHEN NOT live.is_past() THEN least(
    (SELECT min(lower(live)) FROM release WHERE lower(live) > now()),
    (SELECT min(upper(live)) FROM release WHERE NOT upper_inf(live) AND upper(live) > now()),
    (SELECT min(lower(live)) FROM front_release WHERE lower(live) > now()),
    (SELECT min(upper(live)) FROM front_release WHERE NOT upper_inf(live) AND upper(live) > now())
  ) END AS at;
--> statement-breakpoint
DROP VIEW live.paper;
--> statement-breakpoint
CREATE VIEW live.paper AS SELECT names, taglines, language, zone, past_is_open FROM paper;
--> statement-breakpoint
GRANT SELECT ON live.release, live.withdrawal, live.history, live.correction, live.front, live.paper, live.boundary TO copydesk_reader;
