CREATE TABLE "about_page" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "about_page_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"path" text NOT NULL,
	"texts" jsonb NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"since" timestamp with time zone DEFAULT act_instant() NOT NULL,
	CONSTRAINT "about_page_path" UNIQUE("path")
);
--> statement-breakpoint
CREATE TABLE "about_page_past" (
	"path" text NOT NULL,
	"texts" jsonb NOT NULL,
	"position" integer NOT NULL,
	"shown" "tstzrange" NOT NULL
);
--> statement-breakpoint
CREATE INDEX "about_page_past_path" ON "about_page_past" USING btree ("path");
--> statement-breakpoint
-- What an about page said before a change, or before it was removed, is kept for readers of the past.
CREATE FUNCTION keep_about_page() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  instant timestamptz := act_instant();
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.path, NEW.texts, NEW.position) IS NOT DISTINCT FROM (OLD.path, OLD.texts, OLD.position) THEN
    RETURN NEW;
  END IF;
  IF OLD.since < instant THEN
    INSERT INTO about_page_past VALUES (OLD.path, OLD.texts, OLD.position, tstzrange(OLD.since, instant));
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  NEW.since := greatest(instant, OLD.since);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER about_page_past BEFORE UPDATE OR DELETE ON "about_page" FOR EACH ROW EXECUTE FUNCTION keep_about_page();
--> statement-breakpoint
CREATE VIEW live.about_page AS
  SELECT p.path, p.texts, p.position, p.since FROM about_page p
  WHERE NOT live.is_past() OR p.since <= live.moment()
  UNION ALL
  SELECT p.path, p.texts, p.position, lower(p.shown) FROM about_page_past p
  WHERE live.is_past() AND p.shown @> live.moment();
--> statement-breakpoint
GRANT SELECT ON live.about_page TO copydesk_reader;
