-- The bin: what somebody deleted stays for thirty days, can be restored, and then goes for good. And new articles in
-- which nobody has written anything yet.

ALTER TABLE "article" ADD COLUMN "deleted_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "article" ADD COLUMN "deleted_by" bigint;
--> statement-breakpoint
ALTER TABLE "article" ADD COLUMN "is_blank" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "asset" ADD COLUMN "deleted_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "asset" ADD COLUMN "deleted_by" bigint;
--> statement-breakpoint
ALTER TABLE "package" ADD COLUMN "deleted_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "package" ADD COLUMN "deleted_by" bigint;
--> statement-breakpoint
ALTER TABLE "section" ADD COLUMN "deleted_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "section" ADD COLUMN "deleted_by" bigint;
--> statement-breakpoint
ALTER TABLE "topic" ADD COLUMN "deleted_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "topic" ADD COLUMN "deleted_by" bigint;
--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_deleted_by_user_id_fk" FOREIGN KEY ("deleted_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "asset" ADD CONSTRAINT "asset_deleted_by_user_id_fk" FOREIGN KEY ("deleted_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "package" ADD CONSTRAINT "package_deleted_by_user_id_fk" FOREIGN KEY ("deleted_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "section" ADD CONSTRAINT "section_deleted_by_user_id_fk" FOREIGN KEY ("deleted_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "topic" ADD CONSTRAINT "topic_deleted_by_user_id_fk" FOREIGN KEY ("deleted_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "article_bin" ON "article" USING btree ("deleted_at") WHERE "article"."deleted_at" is not null;
--> statement-breakpoint
CREATE INDEX "article_blank" ON "article" USING btree ("created_at") WHERE "article"."is_blank";
--> statement-breakpoint
CREATE INDEX "asset_bin" ON "asset" USING btree ("deleted_at") WHERE "asset"."deleted_at" is not null;
--> statement-breakpoint
CREATE INDEX "package_bin" ON "package" USING btree ("deleted_at") WHERE "package"."deleted_at" is not null;
--> statement-breakpoint
-- Where a picture is in use is asked before it is deleted.
CREATE INDEX "article_lead_asset" ON "article" USING btree ("lead_asset_id") WHERE "article"."lead_asset_id" is not null;
--> statement-breakpoint

-- A story that was ever released is never deleted, whatever the code does: it is withdrawn. The foreign key of
-- `release` refuses its last step; this refuses the first.
CREATE FUNCTION keep_released_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM release r WHERE r.article_id = NEW.id) THEN
    RAISE EXCEPTION 'article % has releases: it cannot be deleted', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER article_released_kept BEFORE UPDATE OF "deleted_at" ON "article" FOR EACH ROW
  WHEN (NEW.deleted_at IS NOT NULL) EXECUTE FUNCTION keep_released_article();
--> statement-breakpoint

-- Logs stay append-only while their article stays. With an article that is deleted for good they go: one that is in the
-- bin, or in which nothing was ever written.
CREATE FUNCTION keep_log_of_article() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  article_of bigint;
BEGIN
  IF TG_TABLE_NAME = 'draft_update' THEN
    article_of := OLD.article_id;
  ELSE
    SELECT l.article_id INTO article_of FROM share_link l WHERE l.id = OLD.link_id;
  END IF;
  IF TG_OP = 'DELETE' AND EXISTS (
    SELECT FROM article a WHERE a.id = article_of AND (a.deleted_at IS NOT NULL OR a.is_blank)
      AND NOT EXISTS (SELECT FROM release r WHERE r.article_id = a.id)) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
DROP TRIGGER draft_update_kept ON "draft_update";
--> statement-breakpoint
CREATE TRIGGER draft_update_kept BEFORE UPDATE OR DELETE ON "draft_update" FOR EACH ROW EXECUTE FUNCTION keep_log_of_article();
--> statement-breakpoint
DROP TRIGGER share_view_kept ON "share_view";
--> statement-breakpoint
CREATE TRIGGER share_view_kept BEFORE UPDATE OR DELETE ON "share_view" FOR EACH ROW EXECUTE FUNCTION keep_log_of_article();
--> statement-breakpoint

-- A new article is blank until the record names any act on it: the first writing, or anything that is said of it. Until
-- then it is in no list, and nothing of it is in the record; then its making is recorded too, as of when it was made.
CREATE FUNCTION begin_blank_article() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  begun article%ROWTYPE;
BEGIN
  UPDATE article SET is_blank = false WHERE id = NEW.subject_id::bigint AND is_blank RETURNING * INTO begun;
  IF FOUND THEN
    INSERT INTO audit_event (at, actor_id, act, subject, subject_id)
      VALUES (begun.created_at, begun.created_by, 'article.create', 'article', NEW.subject_id);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_event_begins AFTER INSERT ON "audit_event" FOR EACH ROW
  WHEN (NEW.subject = 'article') EXECUTE FUNCTION begin_blank_article();
