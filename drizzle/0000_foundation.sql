CREATE TABLE "article" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "article_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"language" text NOT NULL,
	"section_id" bigint,
	"lead_asset_id" bigint,
	"translation_of" bigint,
	"external_id" text,
	"wire_released_at" timestamp with time zone,
	"filed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "article_slug_length" CHECK (length("article"."slug") between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "article_author" (
	"article_id" bigint NOT NULL,
	"author_id" bigint NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "article_author_article_id_author_id_pk" PRIMARY KEY("article_id","author_id")
);
--> statement-breakpoint
CREATE TABLE "article_topic" (
	"article_id" bigint NOT NULL,
	"topic_id" bigint NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "article_topic_article_id_topic_id_pk" PRIMARY KEY("article_id","topic_id")
);
--> statement-breakpoint
CREATE TABLE "former_slug" (
	"slug" text PRIMARY KEY NOT NULL,
	"article_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pin" (
	"article_id" bigint NOT NULL,
	"related_id" bigint NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "pin_article_id_related_id_pk" PRIMARY KEY("article_id","related_id"),
	CONSTRAINT "pin_other" CHECK ("pin"."article_id" <> "pin"."related_id")
);
--> statement-breakpoint
CREATE TABLE "asset" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "asset_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"hash" text NOT NULL,
	"file_name" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"colour" text NOT NULL,
	"alt" text DEFAULT '' NOT NULL,
	"caption" text DEFAULT '' NOT NULL,
	"credit" text DEFAULT '' NOT NULL,
	"rights" text DEFAULT '' NOT NULL,
	"rights_until" timestamp with time zone,
	"focal_x" real DEFAULT 0.5 NOT NULL,
	"focal_y" real DEFAULT 0.5 NOT NULL,
	"renditions" jsonb NOT NULL,
	"created_by" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "asset_colour" CHECK ("asset"."colour" ~ '^#[0-9a-f]{6}$')
);
--> statement-breakpoint
CREATE TABLE "draft" (
	"article_id" bigint PRIMARY KEY NOT NULL,
	"schema_version" integer NOT NULL,
	"state" "bytea" NOT NULL,
	"state_upto" bigint DEFAULT 0 NOT NULL,
	"headline" text DEFAULT '' NOT NULL,
	"standfirst" text DEFAULT '' NOT NULL,
	"body" jsonb,
	"plain_text" text DEFAULT '' NOT NULL,
	"word_count" integer DEFAULT 0 NOT NULL,
	"search" "tsvector",
	"derived_upto" bigint DEFAULT 0 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" bigint
);
--> statement-breakpoint
CREATE TABLE "draft_update" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "draft_update_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"article_id" bigint NOT NULL,
	"update" "bytea" NOT NULL,
	"user_id" bigint,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "author" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "author_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	"user_id" bigint
);
--> statement-breakpoint
CREATE TABLE "paper" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"names" jsonb NOT NULL,
	"taglines" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"zone" text DEFAULT 'UTC' NOT NULL,
	CONSTRAINT "paper_is_one" CHECK ("paper"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "section" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "section_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"names" jsonb NOT NULL,
	"position" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "topic" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "topic_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"user_id" bigint NOT NULL,
	"invited_by" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "session" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"user_id" bigint NOT NULL,
	"device" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "user_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text,
	"locale" text DEFAULT 'en' NOT NULL,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_email_lower" CHECK ("user"."email" = lower("user"."email")),
	CONSTRAINT "user_role" CHECK ("user"."role" in ('writer', 'editor', 'admin'))
);
--> statement-breakpoint
CREATE TABLE "audit_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_id" bigint,
	"act" text NOT NULL,
	"subject" text NOT NULL,
	"subject_id" text NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"queued_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "related_story" (
	"article_id" bigint NOT NULL,
	"related_id" bigint NOT NULL,
	"rank" integer NOT NULL,
	"score" real NOT NULL,
	"reason" jsonb NOT NULL,
	CONSTRAINT "related_story_article_id_related_id_pk" PRIMARY KEY("article_id","related_id"),
	CONSTRAINT "related_story_other" CHECK ("related_story"."article_id" <> "related_story"."related_id")
);
--> statement-breakpoint
CREATE TABLE "release" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "release_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"article_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"live" "tstzrange" NOT NULL,
	"kind" text NOT NULL,
	"headline" text NOT NULL,
	"standfirst" text NOT NULL,
	"body" jsonb NOT NULL,
	"teaser" text NOT NULL,
	"word_count" integer NOT NULL,
	"language" text NOT NULL,
	"section_id" bigint,
	"topics" jsonb NOT NULL,
	"bylines" jsonb NOT NULL,
	"lead_asset_id" bigint,
	"pictures" jsonb NOT NULL,
	"first_released_at" timestamp with time zone NOT NULL,
	"released_at" timestamp with time zone NOT NULL,
	"released_by" bigint,
	"reader_note" text DEFAULT '' NOT NULL,
	"draft_upto" bigint NOT NULL,
	"content_hash" "bytea" NOT NULL,
	"previous_hash" "bytea",
	CONSTRAINT "release_number" UNIQUE("article_id","number"),
	CONSTRAINT "release_kind" CHECK ("release"."kind" in ('first', 'update', 'correction', 'clarification', 'typo')),
	CONSTRAINT "release_first" CHECK (("release"."kind" = 'first') = ("release"."number" = 1)),
	CONSTRAINT "release_note" CHECK ("release"."kind" not in ('correction', 'clarification') or length("release"."reader_note") > 0),
	CONSTRAINT "release_headline" CHECK (length("release"."headline") between 1 and 500),
	CONSTRAINT "release_hash" CHECK (octet_length("release"."content_hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "release_asset" (
	"asset_id" bigint NOT NULL,
	"release_id" bigint NOT NULL,
	CONSTRAINT "release_asset_asset_id_release_id_pk" PRIMARY KEY("asset_id","release_id")
);
--> statement-breakpoint
CREATE TABLE "release_author" (
	"author_id" bigint NOT NULL,
	"release_id" bigint NOT NULL,
	"first_released_at" timestamp with time zone NOT NULL,
	CONSTRAINT "release_author_release_id_author_id_pk" PRIMARY KEY("release_id","author_id")
);
--> statement-breakpoint
CREATE TABLE "release_search" (
	"release_id" bigint PRIMARY KEY NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "release_topic" (
	"topic_id" bigint NOT NULL,
	"release_id" bigint NOT NULL,
	"first_released_at" timestamp with time zone NOT NULL,
	CONSTRAINT "release_topic_release_id_topic_id_pk" PRIMARY KEY("release_id","topic_id")
);
--> statement-breakpoint
CREATE TABLE "withdrawal" (
	"release_id" bigint PRIMARY KEY NOT NULL,
	"article_id" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" bigint,
	"because" text NOT NULL,
	CONSTRAINT "withdrawal_because" CHECK (length("withdrawal"."because") > 0)
);
--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_lead_asset_id_asset_id_fk" FOREIGN KEY ("lead_asset_id") REFERENCES "public"."asset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_translation_of_article_id_fk" FOREIGN KEY ("translation_of") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_author" ADD CONSTRAINT "article_author_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_author" ADD CONSTRAINT "article_author_author_id_author_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."author"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_topic" ADD CONSTRAINT "article_topic_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_topic" ADD CONSTRAINT "article_topic_topic_id_topic_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "former_slug" ADD CONSTRAINT "former_slug_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pin" ADD CONSTRAINT "pin_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pin" ADD CONSTRAINT "pin_related_id_article_id_fk" FOREIGN KEY ("related_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asset" ADD CONSTRAINT "asset_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft" ADD CONSTRAINT "draft_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft" ADD CONSTRAINT "draft_changed_by_user_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_update" ADD CONSTRAINT "draft_update_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_update" ADD CONSTRAINT "draft_update_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "author" ADD CONSTRAINT "author_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_user_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_actor_id_user_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "related_story" ADD CONSTRAINT "related_story_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "related_story" ADD CONSTRAINT "related_story_related_id_article_id_fk" FOREIGN KEY ("related_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_lead_asset_id_asset_id_fk" FOREIGN KEY ("lead_asset_id") REFERENCES "public"."asset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_released_by_user_id_fk" FOREIGN KEY ("released_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_asset" ADD CONSTRAINT "release_asset_asset_id_asset_id_fk" FOREIGN KEY ("asset_id") REFERENCES "public"."asset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_asset" ADD CONSTRAINT "release_asset_release_id_release_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."release"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_author" ADD CONSTRAINT "release_author_author_id_author_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."author"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_author" ADD CONSTRAINT "release_author_release_id_release_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."release"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_search" ADD CONSTRAINT "release_search_release_id_release_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."release"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_topic" ADD CONSTRAINT "release_topic_topic_id_topic_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_topic" ADD CONSTRAINT "release_topic_release_id_release_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."release"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_release_id_release_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."release"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_by_user_id_fk" FOREIGN KEY ("by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "article_slug" ON "article" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "article_external_id" ON "article" USING btree ("external_id");--> statement-breakpoint
CREATE INDEX "article_changed" ON "article" USING btree ("changed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "article_created_by" ON "article" USING btree ("created_by","changed_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "article_filed" ON "article" USING btree ("filed_at" DESC NULLS LAST) WHERE "article"."filed_at" is not null;--> statement-breakpoint
CREATE INDEX "article_translation" ON "article" USING btree ("translation_of") WHERE "article"."translation_of" is not null;--> statement-breakpoint
CREATE INDEX "article_author_author" ON "article_author" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "article_topic_topic" ON "article_topic" USING btree ("topic_id");--> statement-breakpoint
CREATE INDEX "former_slug_article" ON "former_slug" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "pin_related" ON "pin" USING btree ("related_id");--> statement-breakpoint
CREATE UNIQUE INDEX "asset_hash" ON "asset" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "asset_created" ON "asset" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "draft_update_article" ON "draft_update" USING btree ("article_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "author_slug" ON "author" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "author_name" ON "author" USING btree (lower("name"));--> statement-breakpoint
CREATE UNIQUE INDEX "section_slug" ON "section" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "topic_slug" ON "topic" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "topic_name" ON "topic" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "invitation_user" ON "invitation" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_expiry" ON "session" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "user_email" ON "user" USING btree ("email");--> statement-breakpoint
CREATE INDEX "audit_event_newest" ON "audit_event" USING btree ("at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_event_subject" ON "audit_event" USING btree ("subject","subject_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_event_actor" ON "audit_event" USING btree ("actor_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("id") WHERE "outbox"."queued_at" is null;--> statement-breakpoint
CREATE INDEX "related_story_related" ON "related_story" USING btree ("related_id");--> statement-breakpoint
CREATE INDEX "release_newest" ON "release" USING btree ("first_released_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "release_section_newest" ON "release" USING btree ("section_id","first_released_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "release_language_newest" ON "release" USING btree ("language","first_released_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "release_corrections" ON "release" USING btree ("released_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "release"."kind" in ('correction', 'clarification');--> statement-breakpoint
CREATE INDEX "release_boundary" ON "release" USING btree (lower("live"));--> statement-breakpoint
CREATE INDEX "release_author_newest" ON "release_author" USING btree ("author_id","first_released_at" DESC NULLS LAST,"release_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "release_search_words" ON "release_search" USING gin ("words");--> statement-breakpoint
CREATE INDEX "release_topic_newest" ON "release_topic" USING btree ("topic_id","first_released_at" DESC NULLS LAST,"release_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "withdrawal_article" ON "withdrawal" USING btree ("article_id","at" DESC NULLS LAST);