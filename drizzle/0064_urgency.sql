-- How urgent a story is, as IPTC counts it (1: most urgent, 5: normal, 8: least; 9: as the sender defined), and whether
-- it is kept from the automatic places of fronts. Releases freeze both, so that a front of the past is what it was; no
-- release's hash covers them, since they say where a story stands and not what it says.
ALTER TABLE "article" ADD COLUMN "urgency" smallint DEFAULT 5 NOT NULL;
--> statement-breakpoint
ALTER TABLE "article" ADD COLUMN "is_off_fronts" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_urgency" CHECK ("urgency" BETWEEN 1 AND 9);
--> statement-breakpoint
ALTER TABLE "release" ADD COLUMN "urgency" smallint DEFAULT 5 NOT NULL;
--> statement-breakpoint
ALTER TABLE "release" ADD COLUMN "is_off_fronts" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_urgency" CHECK ("urgency" BETWEEN 1 AND 9);
--> statement-breakpoint
-- Of each urgency the newest that automatic places may show: `editorial/reading/candidates.ts`.
CREATE INDEX "release_front" ON "release" USING btree ("language", "urgency", "first_released_at" DESC NULLS FIRST, "id" DESC NULLS FIRST)
  WHERE NOT "is_off_fronts";
--> statement-breakpoint
CREATE INDEX "release_section_front" ON "release" USING btree ("section_id", "language", "urgency", "first_released_at" DESC NULLS FIRST, "id" DESC NULLS FIRST)
  WHERE NOT "is_off_fronts";
--> statement-breakpoint
-- Whatever the view has come to be, it tells of both.
DO $$
DECLARE
  told text := pg_get_viewdef('live.release'::regclass);
  changed text := replace(told, 'upper(r.live) AS live_until', 'upper(r.live) AS live_until, r.urgency, r.is_off_fronts');
BEGIN
  IF changed = told THEN
    RAISE EXCEPTION 'live.release tells of no end';
  END IF;
  EXECUTE 'CREATE OR REPLACE VIEW live.release AS ' || changed;
END $$;
