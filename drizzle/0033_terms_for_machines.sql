-- What the paper says to machines: which crawlers it refuses, whether it reserves text and data mining, who hears of holes.
CREATE TABLE "machine_terms" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"refused_crawlers" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"mining_is_reserved" boolean DEFAULT false NOT NULL,
	"mining_policy" text DEFAULT '' NOT NULL,
	"security_contacts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"security_policy" text DEFAULT '' NOT NULL,
	CONSTRAINT "machine_terms_are_one" CHECK ("machine_terms"."id" = 1)
);
--> statement-breakpoint
-- As of now, whatever moment is read.
CREATE VIEW live.machine_terms AS
  SELECT refused_crawlers, mining_is_reserved, mining_policy, security_contacts, security_policy FROM machine_terms;
--> statement-breakpoint
GRANT SELECT ON live.machine_terms TO copydesk_reader;
