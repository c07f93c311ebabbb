CREATE TABLE "announcement" (
	"event" text PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delivery" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"target" text NOT NULL,
	"event" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_tried_at" timestamp with time zone,
	"last_status" integer,
	"last_error" text,
	"done_at" timestamp with time zone,
	"given_up_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "subscriber" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "subscriber_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"email" text NOT NULL,
	"section_id" bigint,
	"language" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"confirmed_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "subscriber_token_hash" CHECK (octet_length("subscriber"."token_hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "webhook" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "webhook_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"url" text NOT NULL,
	"sealed_secret" "bytea" NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_by" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "front" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "front_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"section_id" bigint,
	"language" text NOT NULL,
	"draft" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" bigint,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "front_one" UNIQUE NULLS NOT DISTINCT("section_id","language")
);
--> statement-breakpoint
CREATE TABLE "front_release" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "front_release_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"front_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"live" "tstzrange" NOT NULL,
	"kind" text NOT NULL,
	"layout" jsonb NOT NULL,
	"restores" integer,
	"note" text DEFAULT '' NOT NULL,
	"released_at" timestamp with time zone NOT NULL,
	"released_by" bigint,
	"draft_version" bigint NOT NULL,
	"content_hash" "bytea" NOT NULL,
	"previous_hash" "bytea",
	"entered_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "front_release_first" CHECK (("front_release"."kind" = 'first') = ("front_release"."number" = 1)),
	CONSTRAINT "front_release_hash" CHECK (octet_length("front_release"."content_hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "checkpoint" (
	"number" integer PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"document" text NOT NULL,
	"signature" "bytea" NOT NULL,
	"key_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_key" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger_key_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_key" "bytea" NOT NULL,
	"sealed_private_key" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "package_front_release" (
	"package_id" bigint NOT NULL,
	"front_release_id" bigint NOT NULL,
	CONSTRAINT "package_front_release_package_id_front_release_id_pk" PRIMARY KEY("package_id","front_release_id")
);
--> statement-breakpoint
CREATE TABLE "package_item" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "package_item_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"package_id" bigint NOT NULL,
	"article_id" bigint,
	"front_id" bigint,
	"position" integer NOT NULL,
	"kind" text,
	"reader_note" text DEFAULT '' NOT NULL,
	CONSTRAINT "package_item_one" CHECK (num_nonnulls("package_item"."article_id", "package_item"."front_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "package_release" (
	"package_id" bigint NOT NULL,
	"release_id" bigint NOT NULL,
	CONSTRAINT "package_release_package_id_release_id_pk" PRIMARY KEY("package_id","release_id")
);
--> statement-breakpoint
CREATE TABLE "package" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "package_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"released_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "related_story_past" (
	"article_id" bigint NOT NULL,
	"related_id" bigint NOT NULL,
	"rank" integer NOT NULL,
	"score" real NOT NULL,
	"reason" jsonb NOT NULL,
	"shown" "tstzrange" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "waiting_release" (
	"article_id" bigint PRIMARY KEY NOT NULL,
	"after_article_id" bigint NOT NULL,
	"frozen" jsonb NOT NULL,
	"order" jsonb NOT NULL,
	"ordered_by" bigint,
	"ordered_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "waiting_release_other" CHECK ("waiting_release"."article_id" <> "waiting_release"."after_article_id")
);
--> statement-breakpoint
CREATE TABLE "api_token" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "api_token_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"scopes" text[] NOT NULL,
	"user_id" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_token_token_hash" CHECK (octet_length("api_token"."token_hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "share_link" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "share_link_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"article_id" bigint NOT NULL,
	"recipient" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"created_by" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "share_link_token_hash" CHECK (octet_length("share_link"."token_hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "share_view" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "share_view_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"link_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"client" text NOT NULL,
	"agent" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "release" DROP CONSTRAINT "release_number";--> statement-breakpoint
ALTER TABLE "release" DROP CONSTRAINT "release_kind";--> statement-breakpoint
ALTER TABLE "withdrawal" DROP CONSTRAINT "withdrawal_pkey";--> statement-breakpoint
ALTER TABLE "paper" ADD COLUMN "other_zones" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "paper" ADD COLUMN "past_is_open" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "related_story" ADD COLUMN "since" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "release" DISABLE TRIGGER "release_immutable";--> statement-breakpoint
ALTER TABLE "release" ADD COLUMN "modified_at" timestamp with time zone;--> statement-breakpoint
UPDATE "release" r SET "modified_at" = CASE WHEN r.kind <> 'typo' THEN r.released_at ELSE coalesce(
  (SELECT b.released_at FROM "release" b WHERE b.article_id = r.article_id AND b.number < r.number AND b.kind <> 'typo'
   ORDER BY b.number DESC LIMIT 1), r.released_at) END;--> statement-breakpoint
ALTER TABLE "release" ALTER COLUMN "modified_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "release" ADD COLUMN "restores" integer;--> statement-breakpoint
ALTER TABLE "release" ADD COLUMN "entered_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL;--> statement-breakpoint
UPDATE "release" SET "entered_at" = least("entered_at", "released_at");--> statement-breakpoint
ALTER TABLE "release" ENABLE TRIGGER "release_immutable";--> statement-breakpoint
ALTER TABLE "withdrawal" ADD COLUMN "id" bigint PRIMARY KEY NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "withdrawal_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "withdrawal" ADD COLUMN "called_off_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_event_announcement_event_fk" FOREIGN KEY ("event") REFERENCES "public"."announcement"("event") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriber" ADD CONSTRAINT "subscriber_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "front" ADD CONSTRAINT "front_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "front" ADD CONSTRAINT "front_changed_by_user_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "front_release" ADD CONSTRAINT "front_release_front_id_front_id_fk" FOREIGN KEY ("front_id") REFERENCES "public"."front"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "front_release" ADD CONSTRAINT "front_release_released_by_user_id_fk" FOREIGN KEY ("released_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkpoint" ADD CONSTRAINT "checkpoint_key_id_ledger_key_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."ledger_key"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package_front_release" ADD CONSTRAINT "package_front_release_package_id_package_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."package"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package_front_release" ADD CONSTRAINT "package_front_release_front_release_id_front_release_id_fk" FOREIGN KEY ("front_release_id") REFERENCES "public"."front_release"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package_item" ADD CONSTRAINT "package_item_package_id_package_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."package"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package_item" ADD CONSTRAINT "package_item_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package_item" ADD CONSTRAINT "package_item_front_id_front_id_fk" FOREIGN KEY ("front_id") REFERENCES "public"."front"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package_release" ADD CONSTRAINT "package_release_package_id_package_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."package"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package_release" ADD CONSTRAINT "package_release_release_id_release_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."release"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package" ADD CONSTRAINT "package_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_release" ADD CONSTRAINT "waiting_release_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_release" ADD CONSTRAINT "waiting_release_after_article_id_article_id_fk" FOREIGN KEY ("after_article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_release" ADD CONSTRAINT "waiting_release_ordered_by_user_id_fk" FOREIGN KEY ("ordered_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_link" ADD CONSTRAINT "share_link_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_link" ADD CONSTRAINT "share_link_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_view" ADD CONSTRAINT "share_view_link_id_share_link_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."share_link"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_once" ON "delivery" USING btree ("kind","target","event");--> statement-breakpoint
CREATE INDEX "delivery_newest" ON "delivery" USING btree ("created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "delivery_open" ON "delivery" USING btree ("created_at") WHERE "delivery"."done_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "subscriber_token" ON "subscriber" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "subscriber_once" ON "subscriber" USING btree (lower("email"),coalesce("section_id", 0)) WHERE "subscriber"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "subscriber_section" ON "subscriber" USING btree ("section_id") WHERE "subscriber"."confirmed_at" is not null and "subscriber"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "front_release_number" ON "front_release" USING btree ("front_id","number") WHERE not isempty("front_release"."live");--> statement-breakpoint
CREATE INDEX "front_release_begun" ON "front_release" USING btree (greatest(lower("live"), "entered_at"),"id");--> statement-breakpoint
CREATE INDEX "front_release_boundary" ON "front_release" USING btree (lower("live"));--> statement-breakpoint
CREATE INDEX "checkpoint_at" ON "checkpoint" USING btree ("at");--> statement-breakpoint
CREATE INDEX "package_front_release_release" ON "package_front_release" USING btree ("front_release_id");--> statement-breakpoint
CREATE UNIQUE INDEX "package_item_article" ON "package_item" USING btree ("package_id","article_id");--> statement-breakpoint
CREATE UNIQUE INDEX "package_item_front" ON "package_item" USING btree ("package_id","front_id");--> statement-breakpoint
CREATE INDEX "package_item_of" ON "package_item" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "package_release_release" ON "package_release" USING btree ("release_id");--> statement-breakpoint
CREATE INDEX "related_story_past_article" ON "related_story_past" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "waiting_release_after" ON "waiting_release" USING btree ("after_article_id");--> statement-breakpoint
CREATE UNIQUE INDEX "api_token_token" ON "api_token" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "share_link_token" ON "share_link" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "share_link_article" ON "share_link" USING btree ("article_id","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "share_view_link" ON "share_view" USING btree ("link_id","at" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "release_number" ON "release" USING btree ("article_id","number") WHERE not isempty("release"."live");--> statement-breakpoint
CREATE INDEX "release_begun" ON "release" USING btree (greatest(lower("live"), "entered_at"),"id");--> statement-breakpoint
CREATE INDEX "withdrawal_release" ON "withdrawal" USING btree ("release_id");--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_restores" CHECK (("release"."kind" = 'take-back') = ("release"."restores" is not null));--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_kind" CHECK ("release"."kind" in ('first', 'update', 'correction', 'clarification', 'typo', 'take-back'));