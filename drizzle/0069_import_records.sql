-- What an import kept out of an article, and why the article may not be released at once.
CREATE TABLE "import_record" (
	"article_id" bigint PRIMARY KEY NOT NULL,
	"hold" text,
	"embargoed_until" timestamp with time zone,
	"kept_out" jsonb NOT NULL,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lifted_by" bigint,
	CONSTRAINT "import_record_hold" CHECK ("hold" IN ('kill', 'hold', 'embargo', 'future-date', 'correction', 'uncertain'))
);
--> statement-breakpoint
ALTER TABLE "import_record" ADD CONSTRAINT "import_record_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE cascade;--> statement-breakpoint
ALTER TABLE "import_record" ADD CONSTRAINT "import_record_lifted_by_user_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "user"("id");
