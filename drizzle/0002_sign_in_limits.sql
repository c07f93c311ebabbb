CREATE TABLE "sign_in_limit" (
	"key" varchar(255) PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
DROP INDEX "article_changed";--> statement-breakpoint
DROP INDEX "article_created_by";--> statement-breakpoint
DROP INDEX "article_filed";--> statement-breakpoint
DROP INDEX "asset_created";--> statement-breakpoint
DROP INDEX "audit_event_newest";--> statement-breakpoint
DROP INDEX "audit_event_subject";--> statement-breakpoint
DROP INDEX "audit_event_actor";--> statement-breakpoint
DROP INDEX "release_newest";--> statement-breakpoint
DROP INDEX "release_section_newest";--> statement-breakpoint
DROP INDEX "release_language_newest";--> statement-breakpoint
DROP INDEX "release_corrections";--> statement-breakpoint
DROP INDEX "release_author_newest";--> statement-breakpoint
DROP INDEX "release_topic_newest";--> statement-breakpoint
DROP INDEX "withdrawal_article";--> statement-breakpoint
CREATE INDEX "sign_in_limit_expiry" ON "sign_in_limit" USING btree ("expire");--> statement-breakpoint
CREATE INDEX "audit_event_act" ON "audit_event" USING btree ("act","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "article_changed" ON "article" USING btree ("changed_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "article_created_by" ON "article" USING btree ("created_by","changed_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "article_filed" ON "article" USING btree ("filed_at" DESC NULLS FIRST) WHERE "article"."filed_at" is not null;--> statement-breakpoint
CREATE INDEX "asset_created" ON "asset" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_event_newest" ON "audit_event" USING btree ("at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_event_subject" ON "audit_event" USING btree ("subject","subject_id","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_event_actor" ON "audit_event" USING btree ("actor_id","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "release_newest" ON "release" USING btree ("first_released_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "release_section_newest" ON "release" USING btree ("section_id","first_released_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "release_language_newest" ON "release" USING btree ("language","first_released_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "release_corrections" ON "release" USING btree ("released_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "release"."kind" in ('correction', 'clarification');--> statement-breakpoint
CREATE INDEX "release_author_newest" ON "release_author" USING btree ("author_id","first_released_at" DESC NULLS FIRST,"release_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "release_topic_newest" ON "release_topic" USING btree ("topic_id","first_released_at" DESC NULLS FIRST,"release_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "withdrawal_article" ON "withdrawal" USING btree ("article_id","at" DESC NULLS FIRST);