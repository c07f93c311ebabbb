import type { PageContext } from '#app/_reader/pageContext.ts';
import { instantOfWallTime } from '#contracts/zonedTime.ts';
import { searchPaper } from '#editorial/readerQueries/paperSearch.ts';

const DAY_MS = 86_400_000;

/**
 * Parses a search address, ignoring the parts that are invalid, and runs the search. @param maxLength maximum characters
 * of the query @param most maximum results on the page
 */
export async function searchByQuery(
  { query, requestedLanguage, paper }: PageContext,
  maxLength = 400,
  most?: number,
) {
  const { section, author, from, to, after } = query;
  const since = instantOfWallTime(`${from}T00:00`, paper.zone);
  const last = instantOfWallTime(`${to}T00:00`, paper.zone);
  // The last day is included to its end: the beginning of the next day in the paper's zone.
  const next = last && new Date(Date.parse(`${to}T00:00Z`) + DAY_MS).toISOString().slice(0, 16);
  const until = next ? instantOfWallTime(next, paper.zone) : null;
  const criteria = {
    q: query.q.slice(0, maxLength).toWellFormed(),
    section: section || undefined,
    author: author || undefined,
    from: since ? from : undefined,
    to: until ? to : undefined,
    language: requestedLanguage,
  };
  const page = { after: after || undefined, ...(most && { most }) };
  const instants = { since: since ?? undefined, until: until ?? undefined };
  return { criteria, results: await searchPaper({ ...criteria, ...instants, ...page }) };
}
