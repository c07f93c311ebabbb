-- The newsroom's list and palette find what is typed, also in the middle of a headline or an address.
CREATE INDEX "draft_headline_like" ON "draft" USING gin ("headline" gin_trgm_ops);
--> statement-breakpoint
CREATE INDEX "article_slug_like" ON "article" USING gin ("slug" gin_trgm_ops);
--> statement-breakpoint
ALTER INDEX "draft_search" SET (gin_pending_list_limit = 256);
--> statement-breakpoint
-- Articles whose draft holds the words, or whose headline or address holds the letters (null: too few to look for): all
-- of them if there are no more than `most`, else null. The list of common words is rather walked newest first.
CREATE FUNCTION articles_saying(asked tsquery, letters text, most integer) RETURNS bigint[]
  LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
DECLARE
  ids bigint[];
  more bigint[];
BEGIN
  IF asked IS NOT NULL THEN
    SELECT array_agg(x.article_id) INTO ids FROM (SELECT d.article_id FROM draft d WHERE d.search @@ asked LIMIT most + 1) x;
  END IF;
  IF letters IS NOT NULL AND coalesce(cardinality(ids), 0) <= most THEN
    SELECT array_agg(x.article_id) INTO more FROM (SELECT d.article_id FROM draft d WHERE d.headline ILIKE letters LIMIT most + 1) x;
    ids := coalesce(ids, '{}') || coalesce(more, '{}');
    SELECT array_agg(x.id) INTO more FROM (SELECT a.id FROM article a WHERE a.slug ILIKE letters LIMIT most + 1) x;
    ids := ids || coalesce(more, '{}');
  END IF;
  RETURN CASE WHEN coalesce(cardinality(ids), 0) <= most THEN coalesce(ids, '{}') END;
END $$;
