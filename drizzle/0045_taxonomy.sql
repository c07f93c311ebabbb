-- Sections and topics are renamed and merged. Releases stay as they are: they name a section and topics by ids and by
-- the labels of their time, and readers' views lead both to what these are called now.

-- What the ledger calls a section: its first address. Hashes cover it, so it never changes.
ALTER TABLE "section" ADD COLUMN "ledger_name" text;
--> statement-breakpoint
UPDATE "section" SET "ledger_name" = "slug";
--> statement-breakpoint
CREATE FUNCTION keep_ledger_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.ledger_name := coalesce(NEW.ledger_name, NEW.slug);
    -- the address of a section that was renamed may be another's by now, its name in the ledger may not
    WHILE EXISTS (SELECT FROM section s WHERE s.ledger_name = NEW.ledger_name) LOOP
      NEW.ledger_name := NEW.slug || '-' || substr(md5(random()::text), 1, 6);
    END LOOP;
  ELSIF NEW.ledger_name IS DISTINCT FROM OLD.ledger_name THEN
    RAISE EXCEPTION 'the name of section % in the ledger never changes', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER section_ledger_name BEFORE INSERT OR UPDATE OF "ledger_name" ON "section" FOR EACH ROW EXECUTE FUNCTION keep_ledger_name();
--> statement-breakpoint
ALTER TABLE "section" ALTER COLUMN "ledger_name" SET NOT NULL;
--> statement-breakpoint
CREATE UNIQUE INDEX "section_ledger_name" ON "section" USING btree ("ledger_name");
--> statement-breakpoint
ALTER TABLE "section" ADD COLUMN "merged_into" bigint;
--> statement-breakpoint
ALTER TABLE "section" ADD CONSTRAINT "section_merged_into_section_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "section" ADD CONSTRAINT "section_merged_elsewhere" CHECK ("section"."merged_into" <> "section"."id");
--> statement-breakpoint
CREATE INDEX "section_merged" ON "section" USING btree ("merged_into") WHERE "section"."merged_into" is not null;
--> statement-breakpoint
ALTER TABLE "topic" ADD COLUMN "merged_into" bigint;
--> statement-breakpoint
ALTER TABLE "topic" ADD CONSTRAINT "topic_merged_into_topic_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."topic"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "topic" ADD CONSTRAINT "topic_merged_elsewhere" CHECK ("topic"."merged_into" <> "topic"."id");
--> statement-breakpoint
CREATE INDEX "topic_merged" ON "topic" USING btree ("merged_into") WHERE "topic"."merged_into" is not null;
--> statement-breakpoint
ALTER TABLE "topic" ADD COLUMN "since" timestamp with time zone DEFAULT 'epoch' NOT NULL;
--> statement-breakpoint

-- Former addresses. They redirect for ever; one that leads to a section or topic is given to no other.
CREATE TABLE "former_section_slug" (
	"slug" text PRIMARY KEY NOT NULL,
	"section_id" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "former_section_slug" ADD CONSTRAINT "former_section_slug_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "former_section_slug_section" ON "former_section_slug" USING btree ("section_id");
--> statement-breakpoint
CREATE TABLE "former_topic_slug" (
	"slug" text PRIMARY KEY NOT NULL,
	"topic_id" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "former_topic_slug" ADD CONSTRAINT "former_topic_slug_topic_id_topic_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topic"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "former_topic_slug_topic" ON "former_topic_slug" USING btree ("topic_id");
--> statement-breakpoint

-- Where what was filed under a merged section or topic has been found since, for reading the paper as of any moment.
CREATE TABLE "section_alias" (
	"id" bigint NOT NULL,
	"section_id" bigint NOT NULL,
	"shown" "tstzrange" NOT NULL
);
--> statement-breakpoint
CREATE INDEX "section_alias_id" ON "section_alias" USING btree ("id");
--> statement-breakpoint
CREATE INDEX "section_alias_section" ON "section_alias" USING btree ("section_id");
--> statement-breakpoint
CREATE TABLE "topic_alias" (
	"id" bigint NOT NULL,
	"topic_id" bigint NOT NULL,
	"shown" "tstzrange" NOT NULL
);
--> statement-breakpoint
CREATE INDEX "topic_alias_id" ON "topic_alias" USING btree ("id");
--> statement-breakpoint
CREATE TABLE "topic_past" (
	"id" bigint NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"shown" "tstzrange" NOT NULL
);
--> statement-breakpoint
CREATE INDEX "topic_past_id" ON "topic_past" USING btree ("id");
--> statement-breakpoint
CREATE INDEX "topic_past_slug" ON "topic_past" USING btree ("slug");
--> statement-breakpoint
CREATE FUNCTION keep_topic() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  instant timestamptz := act_instant();
BEGIN
  IF (NEW.slug, NEW.name, NEW.merged_into IS NULL) IS NOT DISTINCT FROM (OLD.slug, OLD.name, OLD.merged_into IS NULL) THEN
    RETURN NEW;
  END IF;
  IF OLD.since < instant THEN
    INSERT INTO topic_past VALUES (OLD.id, OLD.slug, OLD.name, tstzrange(OLD.since, instant));
  END IF;
  NEW.since := greatest(instant, OLD.since);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER topic_past BEFORE UPDATE ON "topic" FOR EACH ROW EXECUTE FUNCTION keep_topic();
--> statement-breakpoint
-- What a section was is also kept when it is merged or deleted, and when it comes back.
CREATE OR REPLACE FUNCTION keep_section() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  instant timestamptz := act_instant();
  was_shown boolean := OLD.deleted_at IS NULL AND OLD.merged_into IS NULL;
BEGIN
  IF (NEW.slug, NEW.names, NEW.position, NEW.deleted_at IS NULL AND NEW.merged_into IS NULL)
     IS NOT DISTINCT FROM (OLD.slug, OLD.names, OLD.position, was_shown) THEN
    RETURN NEW;
  END IF;
  IF OLD.since < instant AND was_shown THEN
    INSERT INTO section_past VALUES (OLD.id, OLD.slug, OLD.names, OLD.position, tstzrange(OLD.since, instant));
  END IF;
  NEW.since := greatest(instant, OLD.since);
  RETURN NEW;
END $$;
--> statement-breakpoint

-- The list of a topic also holds what was released under topics that were merged into it, from the merge on.
ALTER TABLE "release_topic" ADD COLUMN "since" timestamp with time zone;
--> statement-breakpoint
CREATE FUNCTION follow_merged_topic() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO release_topic (topic_id, release_id, first_released_at)
    SELECT t.merged_into, NEW.release_id, NEW.first_released_at FROM topic t
    WHERE t.id = NEW.topic_id AND t.merged_into IS NOT NULL
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER release_topic_merged AFTER INSERT ON "release_topic" FOR EACH ROW EXECUTE FUNCTION follow_merged_topic();
--> statement-breakpoint

CREATE OR REPLACE VIEW live.release_topic AS
  SELECT t.topic_id, t.release_id, t.first_released_at FROM release_topic t JOIN live.shown r ON r.id = t.release_id
  WHERE NOT live.is_past() OR t.since IS NULL OR t.since <= live.moment();
--> statement-breakpoint
CREATE OR REPLACE VIEW live.topic AS
  SELECT t.id, t.slug, t.name FROM topic t
  WHERE t.merged_into IS NULL AND (NOT live.is_past() OR t.since <= live.moment())
    AND EXISTS (SELECT 1 FROM release_topic x JOIN live.shown r ON r.id = x.release_id
      WHERE x.topic_id = t.id AND (NOT live.is_past() OR x.since IS NULL OR x.since <= live.moment()))
  UNION ALL
  SELECT t.id, t.slug, t.name FROM topic_past t
  WHERE live.is_past() AND t.shown @> live.moment()
    AND NOT EXISTS (SELECT 1 FROM topic_alias a WHERE a.id = t.id AND a.shown @> live.moment())
    AND EXISTS (SELECT 1 FROM release_topic x JOIN live.shown r ON r.id = x.release_id
      WHERE x.topic_id = t.id AND (x.since IS NULL OR x.since <= live.moment()));
--> statement-breakpoint
CREATE OR REPLACE VIEW live.section AS
  SELECT s.id, s.slug, s.names, s.position FROM section s
  WHERE s.merged_into IS NULL AND s.deleted_at IS NULL AND (NOT live.is_past() OR s.since <= live.moment())
  UNION ALL
  SELECT s.id, s.slug, s.names, s.position FROM section_past s WHERE live.is_past() AND s.shown @> live.moment();
--> statement-breakpoint
-- What each section that a release may name is called now, and where it is found.
CREATE VIEW live.filed_section AS
  SELECT s.id, s.id AS section_id, s.slug, s.names, s.position FROM live.section s
  UNION ALL
  SELECT a.id, s.id, s.slug, s.names, s.position FROM section_alias a JOIN live.section s ON s.id = a.section_id
  WHERE a.shown @> live.moment();
--> statement-breakpoint
-- Where a former address leads: to what readers have there now, and to nothing else.
CREATE VIEW live.former_section_slug AS
  SELECT f.slug, n.slug AS moved_to FROM former_section_slug f JOIN live.filed_section n ON n.id = f.section_id
  UNION ALL
  SELECT s.slug, n.slug FROM section s JOIN live.filed_section n ON n.id = s.id WHERE s.merged_into IS NOT NULL;
--> statement-breakpoint
CREATE VIEW live.former_topic_slug AS
  SELECT f.slug, n.slug AS moved_to FROM former_topic_slug f
    LEFT JOIN topic_alias a ON a.id = f.topic_id AND a.shown @> live.moment()
    JOIN live.topic n ON n.id = coalesce(a.topic_id, f.topic_id)
  UNION ALL
  SELECT t.slug, n.slug FROM topic t JOIN topic_alias a ON a.id = t.id AND a.shown @> live.moment()
    JOIN live.topic n ON n.id = a.topic_id WHERE t.merged_into IS NOT NULL;
--> statement-breakpoint

-- The labels that a release froze as they read at the moment that is read: renamed ones under their name of then, merged
-- ones once. A label that was never renamed or merged costs one question to an index that is small.
CREATE FUNCTION live.present_topics(labels jsonb) RETURNS jsonb
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
          SELECT t.id, 0 AS rank FROM topic t WHERE t.slug = l.label ->> 'slug'
          UNION ALL SELECT p.id, 1 FROM topic_past p WHERE p.slug = l.label ->> 'slug') k ORDER BY k.rank LIMIT 1
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
--> statement-breakpoint
-- Whatever the view has come to be, its topics read as they are called.
DO $$
DECLARE
  told text := pg_get_viewdef('live.release'::regclass);
  changed text := replace(told, 'r.topics,', 'live.present_topics(r.topics) AS topics,');
BEGIN
  IF changed = told THEN
    RAISE EXCEPTION 'live.release tells of no topics';
  END IF;
  EXECUTE 'CREATE OR REPLACE VIEW live.release AS ' || changed;
END $$;
--> statement-breakpoint
-- The ledger names sections as their hashes do.
DO $$
DECLARE
  name text;
  told text;
  changed text;
BEGIN
  FOREACH name IN ARRAY ARRAY['live.ledger_article', 'live.ledger_front'] LOOP
    told := pg_get_viewdef(name::regclass);
    changed := replace(told, 's.slug AS section', 's.ledger_name AS section');
    IF changed = told THEN
      RAISE EXCEPTION '% names no section', name;
    END IF;
    EXECUTE format('CREATE OR REPLACE VIEW %s AS %s', name, changed);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT ON live.filed_section, live.former_section_slug, live.former_topic_slug TO copydesk_reader;
--> statement-breakpoint
-- Searches narrow by the section that stories are found in now.
CREATE OR REPLACE FUNCTION place_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT r.article_id, r.language, coalesce(s.merged_into, r.section_id), r.first_released_at, hour_of(r.first_released_at),
         r.word_count,
         CASE WHEN isempty(r.live) THEN 'infinity' ELSE lower(r.live) END,
         CASE WHEN isempty(r.live) THEN '-infinity' ELSE coalesce(upper(r.live), 'infinity') END,
         array(SELECT byline ->> 'slug' FROM jsonb_array_elements(r.bylines) byline)
    INTO NEW.article_id, NEW.language, NEW.section_id, NEW.first_released_at, NEW.hour, NEW.length,
         NEW.live_from, NEW.live_until, NEW.bylines
    FROM release r LEFT JOIN section s ON s.id = r.section_id WHERE r.id = NEW.release_id;
  RETURN NEW;
END $$;
