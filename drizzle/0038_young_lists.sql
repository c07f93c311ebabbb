ALTER TABLE "story_likeness" ADD COLUMN "among" integer;
--> statement-breakpoint
-- In a paper that is still small, every list is made anew once.
UPDATE "story_likeness" SET "among" = 1 WHERE (SELECT count(*) FROM "story_likeness") < 1000;
--> statement-breakpoint
CREATE INDEX "story_likeness_among" ON "story_likeness" USING btree ("among") WHERE "story_likeness"."among" is not null;
