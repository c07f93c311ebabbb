-- Earlier texts of drafts, to compare and restore.
CREATE TABLE "draft_version" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "draft_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"article_id" bigint NOT NULL,
	"reason" text NOT NULL,
	"name" text,
	"headline" text NOT NULL,
	"standfirst" text NOT NULL,
	"body" jsonb,
	"body_hash" text,
	"word_count" integer NOT NULL,
	"draft_upto" bigint NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"changed_by" bigint,
	"kept_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "draft_version_reason" CHECK ("draft_version"."reason" in ('first', 'automatic', 'filed', 'named', 'before-restore')),
	CONSTRAINT "draft_version_name" CHECK (char_length("draft_version"."name") between 1 and 100)
);
--> statement-breakpoint
ALTER TABLE "draft" ADD COLUMN "versioned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "draft_version" ADD CONSTRAINT "draft_version_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_version" ADD CONSTRAINT "draft_version_changed_by_user_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "draft_version_article" ON "draft_version" USING btree ("article_id","id");