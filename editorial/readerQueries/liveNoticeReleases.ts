import { liveNotice } from '#db/liveViews/historyViews.ts';
import { reader } from '#db/pools.ts';
import { inArray } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { NoticeRelease } from '#editorial/corrections/notices.ts';

/** The releases that `listNotices` needs for live articles; none for others. */
export async function readNoticeReleases(
  articleIds: ArticleId[],
): Promise<(NoticeRelease & { articleId: ArticleId })[]> {
  if (articleIds.length === 0) return [];
  const { articleId, number, kind, restores, continues, readerNote, releasedAt } = liveNotice;
  return reader()
    .select({ articleId, number, kind, restores, continues, note: readerNote, at: releasedAt })
    .from(liveNotice)
    .where(inArray(articleId, articleIds));
}
