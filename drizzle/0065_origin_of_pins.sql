-- Who put a story beside another: an editor, or the import that brought both. What an import pinned cannot be told from
-- what an editor pinned before this; it stays the editor's.
ALTER TABLE "pin" ADD COLUMN "origin" text DEFAULT 'editor' NOT NULL;
--> statement-breakpoint
ALTER TABLE "pin" ADD CONSTRAINT "pin_origin" CHECK ("origin" IN ('editor', 'wire'));
