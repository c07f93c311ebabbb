ALTER TABLE "article" ADD COLUMN "lead_alt" text;--> statement-breakpoint
ALTER TABLE "article" ADD COLUMN "lead_caption" text;