-- What people are notified of in the newsroom, and which of it they also get by email.
CREATE TABLE "notice" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notice_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"recipient" bigint NOT NULL,
	"kind" text NOT NULL,
	"article_id" bigint NOT NULL,
	"actor_id" bigint,
	"event" text NOT NULL,
	"details" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "notice_kind" CHECK ("notice"."kind" in ('mentioned', 'replied', 'commented', 'filed', 'returned', 'approved', 'assigned', 'released'))
);
--> statement-breakpoint
ALTER TABLE "user" ADD COLUMN "emailed_notices" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_recipient_user_id_fk" FOREIGN KEY ("recipient") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_actor_id_user_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "notice_once" ON "notice" USING btree ("recipient","event");--> statement-breakpoint
CREATE INDEX "notice_newest" ON "notice" USING btree ("recipient","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "notice_unread" ON "notice" USING btree ("recipient") WHERE "notice"."read_at" is null;--> statement-breakpoint
CREATE INDEX "notice_article" ON "notice" USING btree ("article_id");