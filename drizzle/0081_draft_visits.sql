-- Up to where each person has seen a draft; more reasons for versions; the pictures that versions show.
CREATE TABLE "draft_visit" (
	"user_id" bigint NOT NULL,
	"article_id" bigint NOT NULL,
	"seen_upto" bigint NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version_id" bigint,
	CONSTRAINT "draft_visit_pk" PRIMARY KEY("article_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "draft_version" DROP CONSTRAINT "draft_version_reason";--> statement-breakpoint
ALTER TABLE "draft_visit" ADD CONSTRAINT "draft_visit_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_visit" ADD CONSTRAINT "draft_visit_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_visit" ADD CONSTRAINT "draft_visit_version_id_draft_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."draft_version"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "draft_visit_version" ON "draft_visit" USING btree ("version_id") WHERE "draft_visit"."version_id" is not null;--> statement-breakpoint
CREATE INDEX "draft_version_pictures" ON "draft_version" USING gin (jsonb_path_query_array("body",
  '$.** ? (@.type == "picture" || @.type == "figure").attrs.asset'));--> statement-breakpoint
ALTER TABLE "draft_version" ADD CONSTRAINT "draft_version_reason" CHECK ("draft_version"."reason" in ('first', 'automatic', 'filed', 'approved', 'named', 'before-restore', 'visit', 'before-edit', 'before-suggestions'));