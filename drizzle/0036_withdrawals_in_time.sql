-- Every page asks when the next withdrawal comes, and lists when the last one came.
CREATE INDEX "withdrawal_at" ON "withdrawal" USING btree ("at");
--> statement-breakpoint

-- When a story was last withdrawn, and nothing of which: the date of lists that it may have stood in.
CREATE VIEW live.last_withdrawal AS
  SELECT w.at FROM live.taken_away w ORDER BY w.at DESC LIMIT 1;
--> statement-breakpoint
GRANT SELECT ON live.last_withdrawal TO copydesk_reader;
