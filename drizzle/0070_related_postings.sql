-- Candidates for lists of related stories are found by postings of our own: a word and a release that has it, read from
-- the index alone, newest first (docs/decisions/related-postings.md). Words are hashed as in story_words. No foreign key:
-- a posting is written with its release, releases are never deleted, and a key would be checked a hundred times a story.
CREATE TABLE "related_posting" (
	"word" integer NOT NULL,
	"release_id" bigint NOT NULL,
	CONSTRAINT "related_posting_word_release_id_pk" PRIMARY KEY("word","release_id")
);
--> statement-breakpoint
-- Read by the index alone, which needs pages that are known to be visible to all: vacuum sooner than after a fifth.
ALTER TABLE "related_posting" SET (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_vacuum_insert_threshold = 20000);
--> statement-breakpoint
-- The release that the words are of, and what the story answers to itself, in words that no other has. Null: it has no
-- postings yet; the worker makes them.
ALTER TABLE "story_words" ADD COLUMN "release_id" bigint;
--> statement-breakpoint
ALTER TABLE "story_words" ADD COLUMN "self" real;
--> statement-breakpoint
CREATE INDEX "story_words_unposted" ON "story_words" USING btree ("article_id") WHERE "release_id" is null;
