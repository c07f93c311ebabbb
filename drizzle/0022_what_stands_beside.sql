-- What editors decide of the stories beside an article, names that Chinese text is cut by, and what each story is like.

CREATE TABLE "related_block" (
	"article_id" bigint NOT NULL,
	"related_id" bigint NOT NULL,
	"blocked_by" bigint,
	"blocked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "related_block_article_id_related_id_pk" PRIMARY KEY("article_id","related_id"),
	CONSTRAINT "related_block_other" CHECK ("related_block"."article_id" <> "related_block"."related_id")
);
--> statement-breakpoint
ALTER TABLE "related_block" ADD CONSTRAINT "related_block_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "related_block" ADD CONSTRAINT "related_block_related_id_article_id_fk" FOREIGN KEY ("related_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "related_block" ADD CONSTRAINT "related_block_blocked_by_user_id_fk" FOREIGN KEY ("blocked_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "related_block_related" ON "related_block" USING btree ("related_id");
--> statement-breakpoint
CREATE TABLE "lexicon_name" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lexicon_name_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"language" text NOT NULL,
	"name" text NOT NULL,
	"added_by" bigint,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "lexicon_name_length" CHECK (length("lexicon_name"."name") between 2 and 40)
);
--> statement-breakpoint
ALTER TABLE "lexicon_name" ADD CONSTRAINT "lexicon_name_added_by_user_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE UNIQUE INDEX "lexicon_name_once" ON "lexicon_name" USING btree ("language","name");
--> statement-breakpoint
CREATE TABLE "story_likeness" (
	"article_id" bigint PRIMARY KEY NOT NULL,
	"signature" "bytea" NOT NULL,
	"linked" bigint[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "story_likeness_signature" CHECK (octet_length("story_likeness"."signature") in (0, 128))
);
--> statement-breakpoint
ALTER TABLE "story_likeness" ADD CONSTRAINT "story_likeness_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- The planner's own statistics say how common a word is: 5,000 of them, down to a quarter of a percent of the stories.
ALTER TABLE "release_search" ALTER COLUMN "words" SET STATISTICS 500;
