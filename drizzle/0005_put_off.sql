-- An update under embargo may be put off: what it follows then stays live until the new instant. Only an end that has
-- not come yet can be moved.
CREATE OR REPLACE FUNCTION keep_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'live' IS DISTINCT FROM to_jsonb(OLD) - 'live' THEN
    RAISE EXCEPTION 'release % is immutable', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.live = OLD.live THEN
    RETURN NEW;
  END IF;
  IF isempty(NEW.live) THEN
    IF lower(OLD.live) > clock_timestamp() THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'release % has been live: its range cannot be emptied', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF isempty(OLD.live) OR lower(NEW.live) <> lower(OLD.live) OR upper(NEW.live) IS NULL
     OR (upper(NEW.live) > upper(OLD.live) AND upper(OLD.live) <= clock_timestamp())
     OR upper(NEW.live) < transaction_timestamp() THEN
    RAISE EXCEPTION 'the live range of release % can only be closed, now or later', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
