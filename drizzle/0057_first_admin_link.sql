-- The link by which the first admin makes an account where no sample accounts are made (editorial/people/firstAdmin.ts).
CREATE TABLE "first_admin_link" (
	"token_hash" bytea PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
