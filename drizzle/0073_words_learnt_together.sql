-- Spelling help learns the words of all releases that one statement indexes at once: each word is looked up once, however
-- many of them have it.
CREATE FUNCTION learn_all_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- in order, so that two releases at once do not wait for each other
  INSERT INTO search_word
    SELECT lexeme, language FROM (
      SELECT DISTINCT word.lexeme, made.language FROM made, unnest(tsvector_to_array(made.words)) word (lexeme)
    ) said
    WHERE is_spelt(lexeme, language) ORDER BY lexeme, language
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
DROP TRIGGER release_search_learnt ON "release_search";
--> statement-breakpoint
CREATE TRIGGER release_search_learnt AFTER INSERT ON "release_search" REFERENCING NEW TABLE AS made
  FOR EACH STATEMENT EXECUTE FUNCTION learn_all_words();
