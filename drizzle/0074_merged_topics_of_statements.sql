-- Releases of an import come many to a statement: what follows a merged topic is looked for once for all of them.
DROP TRIGGER release_topic_merged ON "release_topic";
--> statement-breakpoint
CREATE OR REPLACE FUNCTION follow_merged_topic() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Its own statement fires it again.
  IF NOT EXISTS (SELECT FROM made JOIN topic t ON t.id = made.topic_id WHERE t.merged_into IS NOT NULL) THEN
    RETURN NULL;
  END IF;
  INSERT INTO release_topic (topic_id, release_id, first_released_at)
    SELECT t.merged_into, made.release_id, made.first_released_at FROM made JOIN topic t ON t.id = made.topic_id
    WHERE t.merged_into IS NOT NULL
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER release_topic_merged AFTER INSERT ON "release_topic" REFERENCING NEW TABLE AS made
  FOR EACH STATEMENT EXECUTE FUNCTION follow_merged_topic();
