-- What a picture's file says of it (IPTC, XMP, EXIF) is offered to the person who describes the picture, until they decide.
ALTER TABLE "asset" ADD COLUMN "creator" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "asset" ADD COLUMN "taken_on" date;--> statement-breakpoint
ALTER TABLE "asset" ADD COLUMN "embedded_metadata" jsonb;
