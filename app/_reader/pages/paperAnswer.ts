import type { PageContext } from '#app/_reader/pageContext.ts';
import { instantOfWallTime } from '#contracts/zonedTime.ts';
import { searchPaper } from '#editorial/readerQueries/paperSearch.ts';

const day = 86_400_000;

/**
 * What a search's address asks, each part of it only as far as it can be understood, and what that finds.
 * @param longest characters of the question
 */
export async function answerPaper(
  { given, asked: language, paper }: PageContext,
  longest = 400,
  most?: number,
) {
  const since = instantOfWallTime(`${given.from}T00:00`, paper.zone);
  const last = instantOfWallTime(`${given.to}T00:00`, paper.zone);
  // The last day is meant to its end, which in its own zone is the next day's beginning.
  const next = last && new Date(Date.parse(`${given.to}T00:00Z`) + day).toISOString().slice(0, 16);
  const until = next ? instantOfWallTime(next, paper.zone) : null;
  const asked = {
    q: given.q.slice(0, longest).toWellFormed(),
    section: given.section || undefined,
    author: given.author || undefined,
    from: since ? given.from : undefined,
    to: until ? given.to : undefined,
    language,
  };
  const found = await searchPaper({
    ...asked,
    since: since ?? undefined,
    until: until ?? undefined,
    after: given.after || undefined,
    ...(most && { most }),
  });
  return { asked, found };
}
