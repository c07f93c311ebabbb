-- When the coverage of a live story was over, and when it was taken up again. A story that has entries and no open row
-- here is being told.
CREATE TABLE "coverage_end" (
	"article_id" bigint NOT NULL,
	"ended" "tstzrange" NOT NULL,
	"ended_by" bigint
);
--> statement-breakpoint
ALTER TABLE "coverage_end" ADD CONSTRAINT "coverage_end_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "coverage_end" ADD CONSTRAINT "coverage_end_ended_by_user_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "coverage_end" ADD CONSTRAINT "coverage_end_once" EXCLUDE USING gist ("article_id" WITH =, "ended" WITH &&);
--> statement-breakpoint
CREATE VIEW live.coverage_end AS
  SELECT c.article_id, lower(c.ended) AS at
  FROM coverage_end c
  WHERE c.ended @> live.moment() AND EXISTS (SELECT 1 FROM live.shown s WHERE s.article_id = c.article_id);
--> statement-breakpoint
GRANT SELECT ON live.coverage_end TO copydesk_reader;
