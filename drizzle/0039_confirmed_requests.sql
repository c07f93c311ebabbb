-- Idempotency keys: the same request of a user is carried out once, however often it arrives.
CREATE TABLE "confirmed_request" (
	"actor_id" bigint NOT NULL,
	"key" uuid NOT NULL,
	"act" text NOT NULL,
	"subject" text,
	"subject_id" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "confirmed_request_actor_id_key_pk" PRIMARY KEY("actor_id","key")
);
--> statement-breakpoint
ALTER TABLE "confirmed_request" ADD CONSTRAINT "confirmed_request_actor_id_user_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "confirmed_request_at" ON "confirmed_request" USING btree ("at");
