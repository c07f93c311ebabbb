-- Submitting, returning, approving and assigning articles, with notes that readers never see.
CREATE TABLE "article_flow" (
	"article_id" bigint PRIMARY KEY NOT NULL,
	"review" text,
	"review_step" bigint,
	"writer_id" bigint,
	"approved_version" bigint,
	"assignee" bigint,
	"due_at" timestamp with time zone,
	"assignment_step" bigint,
	CONSTRAINT "article_flow_review" CHECK ("article_flow"."review" in ('filed', 'returned', 'approved')),
	CONSTRAINT "article_flow_review_step" CHECK (("article_flow"."review" is null) = ("article_flow"."review_step" is null)),
	CONSTRAINT "article_flow_assignment" CHECK (("article_flow"."assignee" is null) = ("article_flow"."assignment_step" is null)),
	CONSTRAINT "article_flow_approved" CHECK (("article_flow"."review" is not distinct from 'approved') = ("article_flow"."approved_version" is not null))
);
--> statement-breakpoint
CREATE TABLE "flow_step" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "flow_step_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"article_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"actor_id" bigint,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"note" text,
	"assignee" bigint,
	"due_at" timestamp with time zone,
	CONSTRAINT "flow_step_kind" CHECK ("flow_step"."kind" in ('filed', 'recalled', 'returned', 'approved', 'assigned', 'unassigned')),
	CONSTRAINT "flow_step_note" CHECK (char_length("flow_step"."note") between 1 and 2000),
	CONSTRAINT "flow_step_assignee" CHECK (("flow_step"."kind" = 'assigned') = ("flow_step"."assignee" is not null))
);
--> statement-breakpoint
CREATE TABLE "internal_note" (
	"article_id" bigint PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"changed_by" bigint,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "internal_note_text" CHECK (char_length("internal_note"."text") between 1 and 2000)
);
--> statement-breakpoint
ALTER TABLE "draft_version" DROP CONSTRAINT "draft_version_reason";--> statement-breakpoint
ALTER TABLE "article_flow" ADD CONSTRAINT "article_flow_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_flow" ADD CONSTRAINT "article_flow_review_step_flow_step_id_fk" FOREIGN KEY ("review_step") REFERENCES "public"."flow_step"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_flow" ADD CONSTRAINT "article_flow_writer_id_user_id_fk" FOREIGN KEY ("writer_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_flow" ADD CONSTRAINT "article_flow_approved_version_draft_version_id_fk" FOREIGN KEY ("approved_version") REFERENCES "public"."draft_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_flow" ADD CONSTRAINT "article_flow_assignee_user_id_fk" FOREIGN KEY ("assignee") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_flow" ADD CONSTRAINT "article_flow_assignment_step_flow_step_id_fk" FOREIGN KEY ("assignment_step") REFERENCES "public"."flow_step"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_step" ADD CONSTRAINT "flow_step_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_step" ADD CONSTRAINT "flow_step_actor_id_user_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_step" ADD CONSTRAINT "flow_step_assignee_user_id_fk" FOREIGN KEY ("assignee") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "internal_note" ADD CONSTRAINT "internal_note_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "internal_note" ADD CONSTRAINT "internal_note_changed_by_user_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_flow_assignee" ON "article_flow" USING btree ("assignee") WHERE "article_flow"."assignee" is not null;--> statement-breakpoint
CREATE INDEX "article_flow_returned" ON "article_flow" USING btree ("writer_id") WHERE "article_flow"."review" = 'returned';--> statement-breakpoint
CREATE INDEX "flow_step_article" ON "flow_step" USING btree ("article_id","id" DESC NULLS FIRST);--> statement-breakpoint
ALTER TABLE "draft_version" ADD CONSTRAINT "draft_version_reason" CHECK ("draft_version"."reason" in ('first', 'automatic', 'filed', 'approved', 'named', 'before-restore'));
--> statement-breakpoint
-- Articles that are submitted already. Who submitted each is known since changes of fields are recorded.
INSERT INTO "flow_step" ("article_id", "kind", "actor_id", "at")
  SELECT a.id, 'filed', c.changed_by, a.filed_at FROM "article" a
  LEFT JOIN "field_change" c ON c.article_id = a.id AND c.field = 'filed' WHERE a.filed_at IS NOT NULL;--> statement-breakpoint
INSERT INTO "article_flow" ("article_id", "review", "review_step", "writer_id")
  SELECT s.article_id, 'filed', s.id, coalesce(s.actor_id, a.created_by) FROM "flow_step" s JOIN "article" a ON a.id = s.article_id;
