-- What became of the letter that carries an invitation's link: promised, tried, taken or refused by the mail server.
ALTER TABLE "invitation" ADD COLUMN "letter_promised_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "letter_tried_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "letter_sent_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "letter_error" text;
