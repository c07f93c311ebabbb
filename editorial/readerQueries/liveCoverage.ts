import { idArray } from '#db/idArray.ts';
import { liveRelease } from '#db/liveViews/releaseViews.ts';
import { liveCoverageEnd } from '#db/liveViews/seriesViews.ts';
import { reader } from '#db/pools.ts';
import { and, eq, notExists, sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { CoverageState, Teaser } from './readerTypes.ts';

/** Whether a body has entries. Cheap, because every article page calls it. */
const hasEntries = (body: unknown): boolean =>
  ((body as { content?: { type?: string }[] } | null)?.content ?? []).some(({ type }) => type === 'entry');

/** The coverage state of a live story, at the moment that is read; null: the story has no entries. */
export async function readCoverage(articleId: ArticleId, body: unknown): Promise<CoverageState | null> {
  if (!hasEntries(body)) return null;
  const [ended] = await reader()
    .select({ at: liveCoverageEnd.at })
    .from(liveCoverageEnd)
    .where(eq(liveCoverageEnd.articleId, articleId));
  return { endedAt: ended?.at ?? null };
}

/**
 * Marks the stories of a list that are covered live now. It reads bodies, so call it only for the stories that a page
 * shows.
 */
export async function markLive(stories: readonly Teaser[]): Promise<void> {
  if (stories.length === 0) return;
  const ids = stories.map(({ articleId }) => articleId);
  const ended = reader()
    .select({ articleId: liveCoverageEnd.articleId })
    .from(liveCoverageEnd)
    .where(eq(liveCoverageEnd.articleId, liveRelease.articleId));
  const isWithEntries = sql`${liveRelease.body} @> '{"content": [{"type": "entry"}]}'`;
  const rows = await reader()
    .select({ articleId: liveRelease.articleId })
    .from(liveRelease)
    .where(and(sql`${liveRelease.articleId} = any(${idArray(ids)})`, isWithEntries, notExists(ended)));
  const covered = new Set(rows.map(({ articleId }) => articleId));
  for (const story of stories) if (covered.has(story.articleId)) story.isLive = true;
}
