-- Tells this database from any other that may be served at the same address. A copy of the database has the same id:
-- browsers tell it from the original by what it lacks (docs/decisions/browser-stores.md).
CREATE TABLE "database_identity" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"only" boolean DEFAULT true NOT NULL,
	CONSTRAINT "database_identity_is_one" UNIQUE("only"),
	CONSTRAINT "database_identity_is_only" CHECK ("only")
);
--> statement-breakpoint
INSERT INTO "database_identity" DEFAULT VALUES;
