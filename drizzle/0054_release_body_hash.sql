-- The fingerprint of a released body, so that lists compare it with the draft's without reading both bodies. Releases
-- from before have none and are compared by their body.
ALTER TABLE "release" ADD COLUMN "body_hash" text;
--> statement-breakpoint
CREATE FUNCTION fingerprint_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.body_hash := body_fingerprint(NEW.body);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER release_fingerprint BEFORE INSERT ON "release" FOR EACH ROW EXECUTE FUNCTION fingerprint_release();
