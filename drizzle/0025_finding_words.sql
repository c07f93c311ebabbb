-- Search that asks of each story only as much as it needs, and never ranks every story that holds a common word.

CREATE EXTENSION IF NOT EXISTS btree_gin;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint

-- Beside a release's words stands what searches narrow by, and when it is live, so that no search must go to the release
-- itself for each word found. Triggers keep it: whoever writes words writes nothing else.
ALTER TABLE "release_search"
  ADD COLUMN "article_id" bigint,
  ADD COLUMN "language" text,
  ADD COLUMN "section_id" bigint,
  ADD COLUMN "bylines" text[],
  ADD COLUMN "first_released_at" timestamp with time zone,
  ADD COLUMN "hour" integer,
  ADD COLUMN "length" integer,
  ADD COLUMN "live_from" timestamp with time zone,
  ADD COLUMN "live_until" timestamp with time zone;
--> statement-breakpoint
-- Long words lists go out of line, so that the table itself stays small enough to be looked through.
ALTER TABLE "release_search" SET (toast_tuple_target = 128, fillfactor = 90);
--> statement-breakpoint
CREATE FUNCTION hour_of(at timestamptz) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  floor(extract(epoch from at AT TIME ZONE 'UTC') / 3600)::integer;
--> statement-breakpoint
CREATE FUNCTION place_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT r.article_id, r.language, r.section_id, r.first_released_at, hour_of(r.first_released_at), r.word_count,
         CASE WHEN isempty(r.live) THEN 'infinity' ELSE lower(r.live) END,
         CASE WHEN isempty(r.live) THEN '-infinity' ELSE coalesce(upper(r.live), 'infinity') END,
         array(SELECT byline ->> 'slug' FROM jsonb_array_elements(r.bylines) byline)
    INTO NEW.article_id, NEW.language, NEW.section_id, NEW.first_released_at, NEW.hour, NEW.length,
         NEW.live_from, NEW.live_until, NEW.bylines
    FROM release r WHERE r.id = NEW.release_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER release_search_placed BEFORE INSERT ON "release_search" FOR EACH ROW EXECUTE FUNCTION place_words();
--> statement-breakpoint
CREATE FUNCTION move_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE release_search SET
    live_from = CASE WHEN isempty(NEW.live) THEN 'infinity' ELSE lower(NEW.live) END,
    live_until = CASE WHEN isempty(NEW.live) THEN '-infinity' ELSE coalesce(upper(NEW.live), 'infinity') END
  WHERE release_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER release_search_moved AFTER UPDATE OF "live" ON "release" FOR EACH ROW
  WHEN (OLD.live IS DISTINCT FROM NEW.live) EXECUTE FUNCTION move_words();
--> statement-breakpoint

-- The paper's own words, for spelling help: each is offered only when a live story is found that has it.
CREATE TABLE "search_word" (
	"lexeme" text NOT NULL,
	"language" text NOT NULL,
	CONSTRAINT "search_word_lexeme_language_pk" PRIMARY KEY("lexeme","language")
);
--> statement-breakpoint
CREATE INDEX "search_word_like" ON "search_word" USING gin ("lexeme" gin_trgm_ops) WHERE "language" <> 'zh-CN';
--> statement-breakpoint
CREATE INDEX "search_word_begin" ON "search_word" ("lexeme" text_pattern_ops) WHERE "language" = 'zh-CN';
--> statement-breakpoint
CREATE INDEX "search_word_end" ON "search_word" (reverse("lexeme") text_pattern_ops) WHERE "language" = 'zh-CN';
--> statement-breakpoint
-- A word that help can be given with: letters only, neither a sign alone nor a string without end.
CREATE FUNCTION is_spelt(lexeme text, language text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE WHEN language = 'zh-CN' THEN length(lexeme) BETWEEN 2 AND 4 AND lexeme ~ '^[\u3400-\u9fff]+$'
    ELSE length(lexeme) BETWEEN 4 AND 30 AND lexeme ~ '^[[:alpha:]]+$' END;
--> statement-breakpoint
CREATE FUNCTION learn_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- in order, so that two releases at once do not wait for each other
  INSERT INTO search_word
    SELECT lexeme, NEW.language FROM unnest(tsvector_to_array(NEW.words)) lexeme
    WHERE is_spelt(lexeme, NEW.language) ORDER BY lexeme
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER release_search_learnt AFTER INSERT ON "release_search" FOR EACH ROW EXECUTE FUNCTION learn_words();
--> statement-breakpoint
-- The same for rows that were brought in without triggers: all of them are placed, and words learnt of the newest.
CREATE FUNCTION settle_words(learnt_of integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE release_search s SET
    article_id = r.article_id, language = r.language, section_id = r.section_id, first_released_at = r.first_released_at,
    hour = hour_of(r.first_released_at), length = r.word_count,
    live_from = CASE WHEN isempty(r.live) THEN 'infinity' ELSE lower(r.live) END,
    live_until = CASE WHEN isempty(r.live) THEN '-infinity' ELSE coalesce(upper(r.live), 'infinity') END,
    bylines = array(SELECT byline ->> 'slug' FROM jsonb_array_elements(r.bylines) byline)
  FROM release r WHERE r.id = s.release_id;
  INSERT INTO search_word
    SELECT DISTINCT w.lexeme, s.language
    FROM (SELECT * FROM release_search x ORDER BY x.release_id DESC LIMIT learnt_of) s,
         unnest(tsvector_to_array(s.words)) w (lexeme)
    WHERE is_spelt(w.lexeme, s.language)
  ON CONFLICT DO NOTHING;
END $$;
--> statement-breakpoint
DROP INDEX "release_search_words";
--> statement-breakpoint
SELECT settle_words(200000);
--> statement-breakpoint

-- A word together with an hour, a language, a section or a byline is found in the index alone: the newest stories with a
-- common word cost no more than those with a rare one. Waiting entries are kept few, as each search reads them all.
CREATE INDEX "release_search_words" ON "release_search"
  USING gin ("words", "hour", "language", "section_id", "bylines") WITH (gin_pending_list_limit = 256);
--> statement-breakpoint
-- Its hour is written otherwise than the other's, or the planner takes this index for the hour and looks for the words in
-- each story of that time.
CREATE INDEX "release_search_headline" ON "release_search"
  USING gin (ts_filter("words", '{a}'), ("hour" + 0)) WITH (gin_pending_list_limit = 256);
--> statement-breakpoint

-- How many live stories hold each word: counted to a thousand; beyond that the planner's estimate. Only counts are told.
CREATE FUNCTION live.commonness(lexemes text[]) RETURNS TABLE (lexeme text, stories integer, total integer)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET enable_seqscan = off AS $$
DECLARE
  moment timestamptz := live.moment();
  size real := greatest(0, (SELECT c.reltuples FROM pg_class c WHERE c.oid = 'public.release_search'::regclass));
  common text[];
  shares real[];
  place integer;
BEGIN
  SELECT s.most_common_elems::text::text[], s.most_common_elem_freqs INTO common, shares
    FROM pg_stats s WHERE s.schemaname = 'public' AND s.tablename = 'release_search' AND s.attname = 'words';
  total := size;
  FOREACH lexeme IN ARRAY lexemes LOOP
    place := array_position(common, lexeme);
    stories := shares[place] * size;
    IF stories IS NULL OR stories <= 1000 THEN
      EXECUTE 'SELECT count(*) FROM (SELECT FROM release_search s
        WHERE s.words @@ $1 AND s.live_from <= $2 AND s.live_until > $2 LIMIT 1001) bounded'
        INTO stories USING quote_literal(lexeme)::tsquery, moment;
    END IF;
    RETURN NEXT;
  END LOOP;
END $$;
--> statement-breakpoint

-- The newest releases whose words (or headlines) hold what is asked, newest first. Of a common word only as far back as it
-- takes, in widening steps; where little is found, all that is left at once.
CREATE FUNCTION newest_with(
  side text, asked tsquery, common boolean, wanted integer, moment timestamptz,
  in_language text, in_section bigint, by_author text, since timestamptz, until timestamptz,
  before_at timestamptz, before_id bigint
) RETURNS bigint[] LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
DECLARE
  query text := 'SELECT array_agg(x.release_id) FROM (SELECT s.release_id FROM release_search s WHERE '
    || CASE side WHEN 'headline' THEN 'ts_filter(s.words, ''{a}'')' ELSE 's.words' END
    || ' @@ $1 AND s.live_from <= $2 AND s.live_until > $2'
    || CASE WHEN in_language IS NOT NULL THEN ' AND s.language = $4' ELSE '' END
    || CASE WHEN in_section IS NOT NULL THEN ' AND s.section_id = $5' ELSE '' END
    || CASE WHEN by_author IS NOT NULL THEN ' AND s.bylines @> ARRAY[$6]' ELSE '' END
    || CASE WHEN since IS NOT NULL THEN ' AND s.first_released_at >= $7' ELSE '' END
    || CASE WHEN until IS NOT NULL THEN ' AND s.first_released_at < $8' ELSE '' END
    || CASE WHEN before_at IS NOT NULL THEN ' AND (s.first_released_at, s.release_id) < ($9, $10)' ELSE '' END
    || '%s ORDER BY s.first_released_at DESC, s.release_id DESC LIMIT $3) x';
  hour text := CASE side WHEN 'headline' THEN '(s.hour + 0)' ELSE 's.hour' END;
  oldest integer;
  highest integer;
  lowest integer;
  width integer := 96; -- hours
  seen integer;
  ids bigint[];
BEGIN
  IF common THEN
    SELECT hour_of(greatest(since, min(x.first_released_at))) INTO oldest
      FROM (SELECT r.first_released_at FROM release r ORDER BY r.first_released_at, r.id LIMIT 1) x;
    SELECT hour_of(least(until, before_at, moment, max(x.first_released_at))) INTO highest
      FROM (SELECT r.first_released_at FROM release r ORDER BY r.first_released_at DESC, r.id DESC LIMIT 1) x;
    LOOP
      lowest := greatest(oldest, highest - width + 1);
      -- from there on, with no end: the index would read every hour up to one
      EXECUTE format(query, ' AND ' || hour || ' >= $11') INTO ids
        USING asked, moment, wanted, in_language, in_section, by_author, since, until, before_at, before_id, lowest;
      seen := coalesce(cardinality(ids), 0);
      IF seen >= wanted OR (lowest <= oldest) IS NOT FALSE THEN
        RETURN coalesce(ids, '{}');
      END IF;
      EXIT WHEN width > 1000 AND seen::bigint * (highest - oldest) / width < 5000;
      width := least(width::bigint * 16, greatest(width::bigint * 2, width::bigint * wanted * 3 / 2 / greatest(1, seen)));
    END LOOP;
  END IF;
  EXECUTE format(query, '') INTO ids
    USING asked, moment, wanted, in_language, in_section, by_author, since, until, before_at, before_id;
  RETURN coalesce(ids, '{}');
END $$;
--> statement-breakpoint

-- One block of the stories that hold what is asked, at an instant: the newest `wanted` before a place. The first block also
-- has the newest `leads` with all of `headed` in their headline, however old; later ones leave those out. `asked` is answered
-- by the index alone; `checked` (phrases, what must not be there) is asked of what that gives. `heard` says of each of
-- `counted`, one word each, how often it is there: ts_rank's sum of 1/n² over all places, over those in headline and
-- standfirst, over those in the headline. The row without a release says where the next block begins; the last block has
-- none. Nothing is told but numbers, and only of what readers may see.
CREATE FUNCTION live.search_block(
  asked tsquery, headed tsquery, checked tsquery, counted tsquery[], common boolean, common_lead boolean,
  wanted integer, leads integer, instant timestamptz,
  in_language text, in_section bigint, by_author text, since timestamptz, until timestamptz,
  before_at timestamptz, before_id bigint
) RETURNS TABLE (release_id bigint, article_id bigint, place text, released float8, length integer, heard real[])
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET enable_seqscan = off AS $$
DECLARE
  moment timestamptz := least(instant, live.moment());
  -- Staff of the past see what was withdrawn since, where they ask for it; who asks is the session's user, not the owner.
  hides boolean := (current_setting('copydesk.with_withdrawn', true) IS DISTINCT FROM 'on'
      OR NOT has_schema_privilege(session_user, 'public', 'usage'))
    AND EXISTS (SELECT FROM withdrawal w WHERE w.at > moment AND w.at <= now() AND w.called_off_at IS NULL);
  lead_ids bigint[] := public.newest_with('headline', headed, common_lead, leads, moment,
    in_language, in_section, by_author, since, until, NULL, NULL);
  ranks text;
  ids bigint[] := public.newest_with('words', asked, common, wanted, moment,
    in_language, in_section, by_author, since, until, before_at, before_id);
BEGIN
  -- written out, as asking them of each row by a query of its own takes longer than the answers
  SELECT string_agg(format('ts_rank(''{1,1,1,1}'', u.words, %1$L), ts_rank(''{0,0,1,1}'', u.words, %1$L),
      ts_rank(''{0,0,0,1}'', u.words, %1$L)', term.q::text), ', ' ORDER BY term.n)
    INTO ranks FROM unnest(counted) WITH ORDINALITY term (q, n);
  RETURN QUERY EXECUTE format('
    SELECT s.release_id, s.article_id,
           (extract(epoch from s.first_released_at) * 1000000)::bigint || ''.'' || s.release_id,
           extract(epoch from s.first_released_at)::float8, s.length, ARRAY[%s]::real[]
    FROM (SELECT unnest($1) AS id WHERE $3 IS NULL
          UNION ALL SELECT i FROM unnest($2) i WHERE i <> ALL ($1)) c
    JOIN release_search s ON s.release_id = c.id
    -- put together anew, the words are unpacked once and not for each question
    CROSS JOIN LATERAL (SELECT s.words || ''''::tsvector AS words OFFSET 0) u
    WHERE ($4 IS NULL OR u.words @@ $4)
      AND (NOT $5 OR NOT live.was_withdrawn(s.article_id, s.live_from))', ranks)
    USING lead_ids, ids, before_at, checked, hides;
  IF cardinality(ids) >= wanted THEN
    RETURN QUERY
      SELECT NULL::bigint, NULL::bigint,
             (extract(epoch from s.first_released_at) * 1000000)::bigint || '.' || s.release_id, NULL::float8, NULL::integer, NULL::real[]
      FROM release_search s WHERE s.release_id = ids[cardinality(ids)];
  END IF;
END $$;
--> statement-breakpoint

-- Words like one that was typed, for spelling help. They may be of stories that are not live: whoever asks must find a
-- live story with the word before saying it, and so this tells them only where there is one.
CREATE FUNCTION live.words_like(typed text, in_language text) RETURNS TABLE (lexeme text, language text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public SET enable_seqscan = off SET pg_trgm.similarity_threshold = 0.25 AS $$
BEGIN
  RETURN QUERY
    SELECT w.lexeme, w.language
    FROM (SELECT x.lexeme, x.language, public.similarity(x.lexeme, typed) AS near FROM search_word x
          WHERE x.lexeme OPERATOR(public.%) typed AND x.language = in_language AND x.language <> 'zh-CN'
            AND abs(length(x.lexeme) - length(typed)) <= 2 AND x.lexeme <> typed
          ORDER BY near DESC, x.lexeme LIMIT 20) w
    WHERE EXISTS (SELECT FROM release_search s
      WHERE s.words @@ quote_literal(w.lexeme)::tsquery AND s.language = in_language
        AND s.live_from <= live.moment() AND s.live_until > live.moment()
        AND (NOT live.is_past() OR NOT live.was_withdrawn(s.article_id, s.live_from)));
END $$;
--> statement-breakpoint
-- Chinese words with one sign other than typed.
CREATE FUNCTION live.signs_like(typed text) RETURNS TABLE (lexeme text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET enable_seqscan = off AS $$
DECLARE
  place integer;
  pattern text;
  size integer := length(typed);
  found text;
  told integer := 0;
BEGIN
  IF typed !~ '^[\u3400-\u9fff]{2,4}$' THEN RETURN; END IF;
  FOR place IN REVERSE size..1 LOOP
    pattern := overlay(typed PLACING '_' FROM place FOR 1);
    FOR found IN EXECUTE format(CASE place WHEN 1
        THEN 'SELECT x.lexeme FROM search_word x WHERE x.language = ''zh-CN'' AND reverse(x.lexeme) LIKE %L AND x.lexeme <> %L LIMIT 15'
        ELSE 'SELECT x.lexeme FROM search_word x WHERE x.language = ''zh-CN'' AND x.lexeme LIKE %L AND x.lexeme <> %L LIMIT 15' END,
        CASE place WHEN 1 THEN reverse(pattern) ELSE pattern END, typed) LOOP
      IF EXISTS (SELECT FROM release_search s
          WHERE s.words @@ quote_literal(found)::tsquery AND s.language = 'zh-CN'
            AND s.live_from <= live.moment() AND s.live_until > live.moment()
            AND (NOT live.is_past() OR NOT live.was_withdrawn(s.article_id, s.live_from))) THEN
        lexeme := found;
        told := told + 1;
        RETURN NEXT;
        IF told = 8 THEN RETURN; END IF;
      END IF;
    END LOOP;
  END LOOP;
END $$;
--> statement-breakpoint
CREATE INDEX "topic_name_like" ON "topic" USING gin (lower("name") gin_trgm_ops);
--> statement-breakpoint
CREATE INDEX "author_name_like" ON "author" USING gin (lower("name") gin_trgm_ops);
