-- A release asks this index some forty times. What waits to be put into it would be read through each time.
ALTER INDEX "release_search_words" SET (fastupdate = off);
