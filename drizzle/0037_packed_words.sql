CREATE TABLE "story_words" (
	"article_id" bigint PRIMARY KEY NOT NULL,
	"words" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "story_words" ADD CONSTRAINT "story_words_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- Hashes do not get smaller by being compressed.
ALTER TABLE "story_words" ALTER COLUMN "words" SET STORAGE EXTERNAL;
