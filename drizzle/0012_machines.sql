-- Orders that machines give under a key of their own, and how many requests each token made.

CREATE TABLE "api_order" (
	"token_id" bigint NOT NULL,
	"key" text NOT NULL,
	"order_hash" "bytea" NOT NULL,
	"answer" jsonb,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "api_order_token_id_key_pk" PRIMARY KEY("token_id","key"),
	CONSTRAINT "api_order_hash" CHECK (octet_length("api_order"."order_hash") = 32)
);
--> statement-breakpoint
ALTER TABLE "api_order" ADD CONSTRAINT "api_order_token_id_api_token_id_fk" FOREIGN KEY ("token_id") REFERENCES "public"."api_token"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "api_order_at" ON "api_order" USING btree ("at");
--> statement-breakpoint
CREATE TABLE "api_limit" (
	"key" varchar(255) PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE INDEX "api_limit_expiry" ON "api_limit" USING btree ("expire");
