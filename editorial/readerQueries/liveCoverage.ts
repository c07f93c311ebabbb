import { liveRelease } from '#db/liveViews/releaseViews.ts';
import { liveCoverageEnd } from '#db/liveViews/seriesViews.ts';
import { reader } from '#db/pools.ts';
import { and, eq, inArray, notExists, sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { CoverageState, Teaser } from './readerTypes.ts';

/** Whether a body tells a story in entries. Cheap: every page of an article asks. */
const hasEntries = (body: unknown): boolean =>
  ((body as { content?: { type?: string }[] } | null)?.content ?? []).some(({ type }) => type === 'entry');

/** How a live story stands, by the moment that is read; null: the story has no entries. */
export async function readCoverage(articleId: ArticleId, body: unknown): Promise<CoverageState | null> {
  if (!hasEntries(body)) return null;
  const [ended] = await reader()
    .select({ at: liveCoverageEnd.at })
    .from(liveCoverageEnd)
    .where(eq(liveCoverageEnd.articleId, articleId));
  return { endedAt: ended?.at ?? null };
}

/**
 * Marks the stories of a list that are being told now. Bodies are looked into, so it is asked only of stories that a page
 * shows, once they are chosen.
 */
export async function markLive(stories: readonly Teaser[]): Promise<void> {
  if (stories.length === 0) return;
  const ids = stories.map(({ articleId }) => articleId);
  const ended = reader()
    .select({ articleId: liveCoverageEnd.articleId })
    .from(liveCoverageEnd)
    .where(eq(liveCoverageEnd.articleId, liveRelease.articleId));
  const rows = await reader()
    .select({ articleId: liveRelease.articleId })
    .from(liveRelease)
    .where(
      and(
        inArray(liveRelease.articleId, ids),
        sql`${liveRelease.body} @> '{"content": [{"type": "entry"}]}'`,
        notExists(ended),
      ),
    );
  const told = new Set(rows.map(({ articleId }) => articleId));
  for (const story of stories) if (told.has(story.articleId)) story.isLive = true;
}
