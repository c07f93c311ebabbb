-- Every act by staff writes an audit event. At commit each node hears what the acts were about, and tells open pages.
CREATE FUNCTION tell_staff() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  topics jsonb;
BEGIN
  SELECT jsonb_agg(DISTINCT CASE WHEN m.many > 100 THEN m.subject ELSE m.subject || ':' || left(m.subject_id, 40) END)
    INTO topics
    FROM (SELECT subject, subject_id, count(*) OVER () AS many FROM made) m;
  IF topics IS NOT NULL THEN
    PERFORM pg_notify('staff', topics::text);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_event_told AFTER INSERT ON "audit_event" REFERENCING NEW TABLE AS made
  FOR EACH STATEMENT EXECUTE FUNCTION tell_staff();
--> statement-breakpoint
-- What a body says, whatever ids Yjs gave its blocks: a block that was deleted and brought back has a new id.
CREATE FUNCTION body_fingerprint(body jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT md5(regexp_replace(body::text, '"id": "\d+-\d+"(, )?', '', 'g'))
$$;
--> statement-breakpoint
ALTER TABLE "draft" ADD COLUMN "body_hash" text;
--> statement-breakpoint
CREATE TABLE "field_change" (
  "article_id" bigint NOT NULL REFERENCES "article"("id") ON DELETE CASCADE,
  "field" text NOT NULL,
  "changed_at" timestamp with time zone NOT NULL DEFAULT now(),
  "changed_by" bigint REFERENCES "user"("id"),
  CONSTRAINT "field_change_pk" PRIMARY KEY ("article_id", "field")
);
