-- Stories that are told in parts, in their order; and what readers are told of stories that were released together.
CREATE TABLE "series" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "series_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"names" jsonb NOT NULL,
	"standfirsts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "series_part" (
	"article_id" bigint PRIMARY KEY NOT NULL,
	"series_id" bigint NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "series_part" ADD CONSTRAINT "series_part_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "series_part" ADD CONSTRAINT "series_part_series_id_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."series"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE UNIQUE INDEX "series_slug" ON "series" USING btree ("slug");
--> statement-breakpoint
CREATE INDEX "series_part_series" ON "series_part" USING btree ("series_id","position");
--> statement-breakpoint
ALTER TABLE "package" ADD COLUMN "titles" jsonb DEFAULT '{}'::jsonb NOT NULL;
--> statement-breakpoint

-- Parts that are not live are not counted, named or numbered to readers; a series without a live part is none.
CREATE VIEW live.series_part AS
  SELECT p.series_id, p.article_id, p.position, r.id AS release_id
  FROM series_part p JOIN live.shown r ON r.article_id = p.article_id;
--> statement-breakpoint
CREATE VIEW live.series AS
  SELECT s.id, s.slug, s.names, s.standfirsts FROM series s
  WHERE EXISTS (SELECT 1 FROM series_part p JOIN live.shown r ON r.article_id = p.article_id WHERE p.series_id = s.id);
--> statement-breakpoint
-- Stories that began together in a package and are live: what is scheduled with it has not begun.
CREATE VIEW live.package_story AS
  SELECT x.package_id, p.titles, r.article_id, lower(r.live) AS together_at, i.position, n.id AS release_id
  FROM package_release x
  JOIN package p ON p.id = x.package_id
  JOIN release r ON r.id = x.release_id
  JOIN live.shown n ON n.article_id = r.article_id
  LEFT JOIN package_item i ON i.package_id = x.package_id AND i.article_id = r.article_id
  WHERE NOT isempty(r.live) AND lower(r.live) <= live.moment();
--> statement-breakpoint
GRANT SELECT ON live.series, live.series_part, live.package_story TO copydesk_reader;
