-- Words for search are made of folded texts (docs/decisions/search.md). Which version of the words a row has, so that the
-- worker finds those of an earlier one and makes them anew while search goes on. What is there now is of version 1.
ALTER TABLE "release_search" ADD COLUMN "words_version" smallint DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE "draft" ADD COLUMN "words_version" smallint DEFAULT 1 NOT NULL;
--> statement-breakpoint
CREATE INDEX "release_search_version" ON "release_search" USING btree ("words_version","release_id");
--> statement-breakpoint
CREATE INDEX "draft_words_version" ON "draft" USING btree ("words_version","article_id");
--> statement-breakpoint
-- Spelling help learns the words that are made anew, too.
CREATE TRIGGER release_search_learnt_anew AFTER UPDATE OF "words" ON "release_search" FOR EACH ROW EXECUTE FUNCTION learn_words();
