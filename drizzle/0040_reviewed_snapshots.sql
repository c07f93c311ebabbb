-- What an editor was shown on a review page, so that exactly that can be released although the draft has moved on.
CREATE TABLE "reviewed_snapshot" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"article_id" bigint NOT NULL,
	"draft_upto" bigint NOT NULL,
	"content" text NOT NULL,
	"content_hash" bytea NOT NULL,
	"made_by" bigint,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reviewed_snapshot_hash" CHECK (octet_length("reviewed_snapshot"."content_hash") = 32)
);
--> statement-breakpoint
ALTER TABLE "reviewed_snapshot" ADD CONSTRAINT "reviewed_snapshot_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "reviewed_snapshot" ADD CONSTRAINT "reviewed_snapshot_made_by_user_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE UNIQUE INDEX "reviewed_snapshot_content" ON "reviewed_snapshot" USING btree ("article_id","content_hash");
--> statement-breakpoint
CREATE INDEX "reviewed_snapshot_seen" ON "reviewed_snapshot" USING btree ("seen_at");
