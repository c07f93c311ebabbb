-- Comments on drafts: threads on an article, a passage or a picture. Readers' roles cannot read these tables.
CREATE TABLE "comment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"thread_id" uuid NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint NOT NULL,
	"edited_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "comment_text" CHECK (char_length("comment"."text") <= 2000),
	CONSTRAINT "comment_deleted" CHECK (("comment"."deleted_at" is not null) = ("comment"."text" = ''))
);
--> statement-breakpoint
CREATE TABLE "comment_mention" (
	"comment_id" uuid NOT NULL,
	"user_id" bigint NOT NULL,
	CONSTRAINT "comment_mention_pk" PRIMARY KEY("comment_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "comment_thread" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_id" bigint NOT NULL,
	"place" text NOT NULL,
	"field" text,
	"quote" text DEFAULT '' NOT NULL,
	"asset_id" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolved_by" bigint,
	CONSTRAINT "comment_thread_place" CHECK ("comment_thread"."place" in ('article', 'text', 'picture')),
	CONSTRAINT "comment_thread_field" CHECK (("comment_thread"."place" = 'text') = ("comment_thread"."field" is not null) and "comment_thread"."field" in ('headline', 'standfirst', 'body')),
	CONSTRAINT "comment_thread_asset" CHECK (("comment_thread"."asset_id" is not null) = ("comment_thread"."place" = 'picture')),
	CONSTRAINT "comment_thread_quote" CHECK (char_length("comment_thread"."quote") <= 500),
	CONSTRAINT "comment_thread_resolved" CHECK (("comment_thread"."resolved_at" is null) = ("comment_thread"."resolved_by" is null))
);
--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_thread_id_comment_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."comment_thread"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_mention" ADD CONSTRAINT "comment_mention_comment_id_comment_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_mention" ADD CONSTRAINT "comment_mention_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_thread" ADD CONSTRAINT "comment_thread_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_thread" ADD CONSTRAINT "comment_thread_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_thread" ADD CONSTRAINT "comment_thread_resolved_by_user_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comment_of_thread" ON "comment" USING btree ("thread_id","created_at");--> statement-breakpoint
CREATE INDEX "comment_mention_user" ON "comment_mention" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "comment_thread_article" ON "comment_thread" USING btree ("article_id","created_at");