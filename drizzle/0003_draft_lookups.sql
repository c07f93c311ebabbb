CREATE INDEX "draft_headline" ON "draft" USING btree (md5(lower("headline")));--> statement-breakpoint
CREATE INDEX "draft_search" ON "draft" USING gin ("search");