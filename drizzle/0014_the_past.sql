-- Reading the paper as of a moment: what else changes is kept, nothing withdrawn comes back, and today stays as quick.

-- The instant of an act: that of its first release, else the first time that anybody asks in the transaction. What an
-- act changes beside its release (lists, names) changes at the same instant, so that no moment shows half of it.
CREATE FUNCTION act_instant() RETURNS timestamptz LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  instant timestamptz := nullif(current_setting('copydesk.act', true), '')::timestamptz;
BEGIN
  IF instant IS NULL THEN
    instant := clock_timestamp();
    PERFORM set_config('copydesk.act', instant::text, true);
  END IF;
  RETURN instant;
END $$;
--> statement-breakpoint
CREATE FUNCTION tell_act_instant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('copydesk.act', lower(NEW.live)::text, true);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER release_act_instant AFTER INSERT ON "release" FOR EACH ROW
  WHEN (lower(NEW.live) BETWEEN transaction_timestamp() AND clock_timestamp() + interval '1 second')
  EXECUTE FUNCTION tell_act_instant();
--> statement-breakpoint

ALTER TABLE "related_story" ALTER COLUMN "since" SET DEFAULT act_instant();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_related() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  instant timestamptz := act_instant();
BEGIN
  -- Whoever waited for another may have an earlier instant: then there was no time in which the old row was shown.
  IF OLD.since < instant THEN
    INSERT INTO related_story_past VALUES
      (OLD.article_id, OLD.related_id, OLD.rank, OLD.score, OLD.reason, tstzrange(OLD.since, instant));
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  NEW.since := greatest(instant, OLD.since);
  RETURN NEW;
END $$;
--> statement-breakpoint

-- Names, places and addresses of sections, and the paper's own name and zone, as they were.
ALTER TABLE "section" ADD COLUMN "since" timestamp with time zone DEFAULT 'epoch' NOT NULL;
--> statement-breakpoint
CREATE TABLE "section_past" (
	"id" bigint NOT NULL,
	"slug" text NOT NULL,
	"names" jsonb NOT NULL,
	"position" integer NOT NULL,
	"shown" "tstzrange" NOT NULL
);
--> statement-breakpoint
CREATE INDEX "section_past_id" ON "section_past" USING btree ("id");
--> statement-breakpoint
CREATE FUNCTION keep_section() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  instant timestamptz := act_instant();
BEGIN
  IF (NEW.slug, NEW.names, NEW.position) IS NOT DISTINCT FROM (OLD.slug, OLD.names, OLD.position) THEN
    RETURN NEW;
  END IF;
  IF OLD.since < instant THEN
    INSERT INTO section_past VALUES (OLD.id, OLD.slug, OLD.names, OLD.position, tstzrange(OLD.since, instant));
  END IF;
  NEW.since := greatest(instant, OLD.since);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER section_past BEFORE UPDATE ON "section" FOR EACH ROW EXECUTE FUNCTION keep_section();
--> statement-breakpoint
ALTER TABLE "paper" ADD COLUMN "since" timestamp with time zone DEFAULT 'epoch' NOT NULL;
--> statement-breakpoint
CREATE TABLE "paper_past" (
	"names" jsonb NOT NULL,
	"taglines" jsonb NOT NULL,
	"language" text NOT NULL,
	"zone" text NOT NULL,
	"shown" "tstzrange" NOT NULL
);
--> statement-breakpoint
CREATE FUNCTION keep_paper() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  instant timestamptz := act_instant();
BEGIN
  IF (NEW.names, NEW.taglines, NEW.language, NEW.zone)
     IS NOT DISTINCT FROM (OLD.names, OLD.taglines, OLD.language, OLD.zone) THEN
    RETURN NEW;
  END IF;
  IF OLD.since < instant THEN
    INSERT INTO paper_past VALUES (OLD.names, OLD.taglines, OLD.language, OLD.zone, tstzrange(OLD.since, instant));
  END IF;
  NEW.since := greatest(instant, OLD.since);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER paper_past BEFORE UPDATE ON "paper" FOR EACH ROW EXECUTE FUNCTION keep_paper();
--> statement-breakpoint

-- The moment that readers' code reads: now, or an earlier one that this transaction asks for in seconds since 1970, such
-- as 1713060900.25. Anything else asks for nothing, so that no setting can make a view fail. Written as parsed bodies and
-- without calling one another: they are put into every query anew, and so cost least to put there.
CREATE OR REPLACE FUNCTION live.moment() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE RETURN
  least(now(), to_timestamp(substring(current_setting('copydesk.as_of', true) from '^[0-9]{1,11}(?:[.][0-9]{1,6})?$')::float8));
--> statement-breakpoint
CREATE OR REPLACE FUNCTION live.is_past() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE RETURN
  current_setting('copydesk.as_of', true) ~ '^[0-9]{1,11}(?:[.][0-9]{1,6})?$' IS TRUE;
--> statement-breakpoint
-- Whether the past is shown with what has been withdrawn since: only where it is asked for, and only to staff, whose
-- role may read the tables anyway. Readers' pages never ask, whatever role an operator gives them.
CREATE OR REPLACE FUNCTION live.sees_withdrawn() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE RETURN
  current_setting('copydesk.with_withdrawn', true) IS NOT DISTINCT FROM 'on'
    AND has_schema_privilege(current_user, 'public', 'usage');
--> statement-breakpoint

-- Withdrawals that took place: planned ones that were called off or overtaken did not. Readers of the past know all of
-- today's, staff those that the paper then knew.
CREATE OR REPLACE VIEW live.taken_away AS
  SELECT w.id, w.release_id, w.article_id, w.at, w.because
  FROM withdrawal w JOIN release r ON r.id = w.release_id
  WHERE w.called_off_at IS NULL AND NOT isempty(r.live) AND upper(r.live) = w.at
    AND w.at <= CASE WHEN live.sees_withdrawn() THEN live.moment() ELSE now() END;
--> statement-breakpoint

-- Whether an article has been withdrawn after an instant. A function, so that today's queries, which never call it, are
-- not planned as if they did for every row. It runs with its owner's rights, as the views do.
CREATE FUNCTION live.was_withdrawn(article bigint, since timestamptz) RETURNS boolean
  LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER COST 1 SET search_path = pg_catalog, public AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM withdrawal w JOIN release r ON r.id = w.release_id
    WHERE w.article_id = article AND w.at > since AND w.at <= now()
      AND w.called_off_at IS NULL AND NOT isempty(r.live) AND upper(r.live) = w.at);
END $$;
--> statement-breakpoint
-- Which releases are shown, for the other views. `NOT isempty` lets the planner find them by their article.
CREATE VIEW live.shown AS
  SELECT r.id, r.article_id
  FROM release r
  WHERE r.live @> live.moment() AND NOT isempty(r.live)
    AND (NOT live.is_past() OR live.sees_withdrawn() OR NOT live.was_withdrawn(r.article_id, lower(r.live)));
--> statement-breakpoint
-- `a.id` and not `r.article_id`: a choice among an article's translations is then made on one table.
CREATE OR REPLACE VIEW live.release AS
  SELECT r.id, a.id AS article_id, a.slug, a.translation_of, r.number, r.kind, r.headline, r.standfirst, r.body, r.teaser,
         r.word_count, r.language, r.section_id, r.topics, r.bylines, r.lead_asset_id, r.pictures,
         r.first_released_at, r.released_at, r.modified_at, r.restores, r.reader_note, r.content_hash, r.previous_hash,
         lower(r.live) AS live_from, upper(r.live) AS live_until
  FROM article a JOIN release r ON r.article_id = a.id
  WHERE r.live @> live.moment() AND NOT isempty(r.live)
    AND (NOT live.is_past() OR live.sees_withdrawn() OR NOT live.was_withdrawn(r.article_id, lower(r.live)));
--> statement-breakpoint
CREATE OR REPLACE VIEW live.release_topic AS
  SELECT t.topic_id, t.release_id, t.first_released_at FROM release_topic t JOIN live.shown r ON r.id = t.release_id;
--> statement-breakpoint
CREATE OR REPLACE VIEW live.release_author AS
  SELECT t.author_id, t.release_id, t.first_released_at FROM release_author t JOIN live.shown r ON r.id = t.release_id;
--> statement-breakpoint
CREATE OR REPLACE VIEW live.topic AS
  SELECT t.id, t.slug, t.name FROM topic t
  WHERE EXISTS (SELECT 1 FROM release_topic x JOIN live.shown r ON r.id = x.release_id WHERE x.topic_id = t.id);
--> statement-breakpoint
CREATE OR REPLACE VIEW live.author AS
  SELECT t.id, t.slug, t.name, t.about FROM author t
  WHERE EXISTS (SELECT 1 FROM release_author x JOIN live.shown r ON r.id = x.release_id WHERE x.author_id = t.id);
--> statement-breakpoint
CREATE OR REPLACE VIEW live.search AS
  SELECT s.release_id, s.words FROM release_search s JOIN live.shown r ON r.id = s.release_id;
--> statement-breakpoint
-- A picture whose rights have run out is not shown with the past; today's pages are refused before it comes to that.
CREATE OR REPLACE VIEW live.media AS
  SELECT a.id, a.renditions FROM asset a
  WHERE EXISTS (SELECT 1 FROM release_asset x JOIN live.shown r ON r.id = x.release_id WHERE x.asset_id = a.id)
    AND (NOT live.is_past() OR live.sees_withdrawn() OR a.rights_until IS NULL OR a.rights_until > now());
--> statement-breakpoint
CREATE OR REPLACE VIEW live.section AS
  SELECT s.id, s.slug, s.names, s.position FROM section s WHERE NOT live.is_past() OR s.since <= live.moment()
  UNION ALL
  SELECT s.id, s.slug, s.names, s.position FROM section_past s WHERE live.is_past() AND s.shown @> live.moment();
--> statement-breakpoint
CREATE OR REPLACE VIEW live.paper AS
  SELECT p.names, p.taglines, p.language, p.zone, p.past_is_open FROM paper p
  WHERE NOT live.is_past() OR p.since <= live.moment()
  UNION ALL
  SELECT p.names, p.taglines, p.language, p.zone, n.past_is_open FROM paper_past p, paper n
  WHERE live.is_past() AND p.shown @> live.moment();
--> statement-breakpoint
CREATE OR REPLACE VIEW live.related AS
  SELECT x.article_id, x.rank, x.score, x.reason, r.id AS release_id
  FROM related_story x JOIN live.shown r ON r.article_id = x.related_id
  WHERE NOT live.is_past() OR x.since <= live.moment()
  UNION ALL
  SELECT x.article_id, x.rank, x.score, x.reason, r.id AS release_id
  FROM related_story_past x JOIN live.shown r ON r.article_id = x.related_id
  WHERE live.is_past() AND x.shown @> live.moment();
--> statement-breakpoint
-- What the public is told of an article that was withdrawn and has not been released again.
CREATE OR REPLACE VIEW live.withdrawal AS
  SELECT DISTINCT ON (w.article_id, a.slug) w.article_id, a.slug, w.at, w.because
  FROM live.taken_away w JOIN article a ON a.id = w.article_id
  WHERE (w.at <= live.moment() AND NOT EXISTS (
      SELECT 1 FROM release r WHERE r.article_id = w.article_id AND r.live @> live.moment() AND NOT isempty(r.live)))
     -- the past, for readers: what has been withdrawn since is told of instead of shown
     OR (live.is_past() AND NOT live.sees_withdrawn() AND EXISTS (
      SELECT 1 FROM release r
      WHERE r.article_id = w.article_id AND r.live @> live.moment() AND NOT isempty(r.live) AND w.at > lower(r.live)))
  ORDER BY w.article_id, a.slug, w.at DESC;
--> statement-breakpoint
CREATE OR REPLACE VIEW live.former_slug AS
  SELECT f.slug, a.slug AS moved_to FROM former_slug f JOIN article a ON a.id = f.article_id
  WHERE EXISTS (
      SELECT 1 FROM release r WHERE r.article_id = a.id AND r.live @> live.moment() AND NOT isempty(r.live))
     OR EXISTS (SELECT 1 FROM live.taken_away w WHERE w.article_id = a.id AND w.at <= live.moment());
--> statement-breakpoint
CREATE OR REPLACE VIEW live.history AS
  SELECT r.id, r.article_id, r.number, r.kind, r.released_at, r.modified_at, r.first_released_at, r.restores,
         r.language, r.section_id, r.content_hash, r.previous_hash, lower(r.live) AS live_from,
         CASE WHEN upper(r.live) <= live.moment() THEN upper(r.live) END AS live_until,
         w.gone IS NOT NULL AS withheld,
         CASE WHEN w.gone IS NULL THEN r.headline ELSE '' END AS headline,
         CASE WHEN w.gone IS NULL THEN r.standfirst ELSE '' END AS standfirst,
         CASE WHEN w.gone IS NULL THEN r.reader_note ELSE '' END AS reader_note,
         CASE WHEN w.gone IS NULL THEN r.body END AS body,
         CASE WHEN w.gone IS NULL THEN r.topics END AS topics,
         CASE WHEN w.gone IS NULL THEN r.bylines END AS bylines,
         CASE WHEN w.gone IS NULL THEN r.lead_asset_id END AS lead_asset_id,
         CASE WHEN w.gone IS NULL THEN r.pictures END AS pictures
  FROM release r
  -- asked once a row, and not once a column
  LEFT JOIN LATERAL (
    SELECT true AS gone FROM live.taken_away t WHERE t.article_id = r.article_id AND t.at > lower(r.live) LIMIT 1
  ) w ON true
  WHERE NOT isempty(r.live) AND lower(r.live) <= live.moment()
    AND EXISTS (SELECT 1 FROM live.shown n WHERE n.article_id = r.article_id);
--> statement-breakpoint
CREATE OR REPLACE VIEW live.correction AS
  SELECT r.id, r.article_id, r.number, r.kind, r.reader_note, r.released_at, n.id AS release_id
  FROM release r JOIN live.shown n ON n.article_id = r.article_id
  WHERE r.kind IN ('correction', 'clarification') AND NOT isempty(r.live) AND lower(r.live) <= live.moment()
    AND NOT EXISTS (SELECT 1 FROM live.taken_away w WHERE w.article_id = r.article_id AND w.at > lower(r.live));
--> statement-breakpoint
-- A banner says something of its story: what has been withdrawn since is not said to readers of the past.
CREATE OR REPLACE VIEW live.front AS
  SELECT f.id, f.section_id, f.language, r.id AS release_id, r.number,
         CASE WHEN live.is_past() AND EXISTS (
           SELECT 1 FROM live.taken_away w
           WHERE w.article_id = (r.layout #>> '{banner,articleId}')::bigint AND w.at > live.moment())
         THEN jsonb_set(r.layout, '{banner}', 'null') ELSE r.layout END AS layout,
         r.released_at, lower(r.live) AS live_from, upper(r.live) AS live_until
  FROM front_release r JOIN front f ON f.id = r.front_id
  WHERE r.live @> live.moment();
--> statement-breakpoint
-- The next instant at which anything that readers see begins or ends being live. Of the past, the next withdrawal to
-- come: it ends in the past too.
CREATE OR REPLACE VIEW live.boundary AS
  SELECT CASE WHEN live.is_past()
    THEN (SELECT min(at) FROM withdrawal WHERE called_off_at IS NULL AND at > now())
    ELSE least(
      (SELECT min(lower(live)) FROM release WHERE lower(live) > now()),
      (SELECT min(upper(live)) FROM release WHERE NOT upper_inf(live) AND upper(live) > now()),
      (SELECT min(lower(live)) FROM front_release WHERE lower(live) > now()),
      (SELECT min(upper(live)) FROM front_release WHERE NOT upper_inf(live) AND upper(live) > now())
    ) END AS at;
