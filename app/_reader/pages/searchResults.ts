import type { PageContext } from '#app/_reader/pageContext.ts';
import { instantOfWallTime } from '#contracts/zonedTime.ts';
import { searchPaper } from '#editorial/readerQueries/paperSearch.ts';

const DAY_MS = 86_400_000;

/**
 * Parses a search address, ignoring the parts that are invalid, and runs the search. @param longest maximum characters
 * of the query
 */
export async function answerPaper(
  { given, asked: language, paper }: PageContext,
  longest = 400,
  most?: number,
) {
  const since = instantOfWallTime(`${given.from}T00:00`, paper.zone);
  const last = instantOfWallTime(`${given.to}T00:00`, paper.zone);
  // The last day is included to its end: the beginning of the next day in the paper's zone.
  const next = last && new Date(Date.parse(`${given.to}T00:00Z`) + DAY_MS).toISOString().slice(0, 16);
  const until = next ? instantOfWallTime(next, paper.zone) : null;
  const criteria = {
    q: given.q.slice(0, longest).toWellFormed(),
    section: given.section || undefined,
    author: given.author || undefined,
    from: since ? given.from : undefined,
    to: until ? given.to : undefined,
    language,
  };
  const results = await searchPaper({
    ...criteria,
    since: since ?? undefined,
    until: until ?? undefined,
    after: given.after || undefined,
    ...(most && { most }),
  });
  return { asked: criteria, found: results };
}
