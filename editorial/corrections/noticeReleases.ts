import type { Transaction } from '#db/pools.ts';
import { and, eq, sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { release } from '#db/schema/releases.ts';
import type { NoticeRelease } from './notices.ts';

/** The same releases as `live.notice` shows to readers, also for a withdrawn article. */
export function findNoticeReleases(
  tx: Pick<Transaction, 'select'>,
  articleId: ArticleId,
): Promise<NoticeRelease[]> {
  const { number, kind, restores, continues, readerNote, releasedAt, live } = release;
  return tx
    .select({ number, kind, restores, continues, note: readerNote, at: releasedAt })
    .from(release)
    .where(
      and(
        eq(release.articleId, articleId),
        sql`(${kind} in ('correction', 'clarification', 'take-back') or ${continues} is not null)
          and not isempty(${live}) and lower(${live}) <= clock_timestamp()`,
      ),
    );
}
