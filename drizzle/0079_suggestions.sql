-- Who made each suggestion in a draft, and when; replies; and people who may only suggest.
CREATE TABLE "suggestion" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_id" bigint NOT NULL,
	"created_by" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"resolved_by" bigint,
	"resolved_at" timestamp with time zone,
	"text" jsonb,
	CONSTRAINT "suggestion_state" CHECK ("suggestion"."state" in ('open', 'accepted', 'rejected')),
	CONSTRAINT "suggestion_resolved" CHECK (("suggestion"."state" = 'open') = ("suggestion"."resolved_at" is null))
);
--> statement-breakpoint
CREATE TABLE "suggestion_reply" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "suggestion_reply_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"suggestion_id" uuid NOT NULL,
	"author" bigint NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "suggestion_reply_text" CHECK (char_length("suggestion_reply"."text") between 1 and 2000)
);
--> statement-breakpoint
ALTER TABLE "user" ADD COLUMN "can_only_suggest" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_resolved_by_user_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_reply" ADD CONSTRAINT "suggestion_reply_suggestion_id_suggestion_id_fk" FOREIGN KEY ("suggestion_id") REFERENCES "public"."suggestion"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_reply" ADD CONSTRAINT "suggestion_reply_author_user_id_fk" FOREIGN KEY ("author") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "suggestion_article" ON "suggestion" USING btree ("article_id","created_at");--> statement-breakpoint
CREATE INDEX "suggestion_reply_suggestion" ON "suggestion_reply" USING btree ("suggestion_id","id");