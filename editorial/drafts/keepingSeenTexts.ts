import type { Transaction } from '#db/pools.ts';
import { and, asc, eq, isNull, lt, sql } from '#db/query.ts';
import { draft } from '#db/schema/drafts.ts';
import type { ArticleId, UserId } from '#db/schema/ids.ts';
import { draftVisit } from '#db/schema/versions.ts';
import { readStateAt } from './draftAuthors.ts';
import { keepVersion } from './keepingVersions.ts';

/** Whether a person's last visit ended before row `upto` of the log, and the text they saw is not kept yet. */
export const hasUnkeptVisit = (upto: number) => sql<boolean>`exists (
  select from draft_visit where article_id = ${draft.articleId} and version_id is null and seen_upto < ${upto})`;

/** Rows of a draft's log that are being derived: after `after`, up to and including `upto`. */
type DerivedSpan = { articleId: ArticleId; after: number; upto: number };

/**
 * Keeps the texts that people last saw as versions, before a visible change of others replaces them. A person who changed
 * the text themselves has seen it as it is. Must be called under the lock of the draft, before its columns are replaced.
 */
export async function keepSeenTexts(tx: Transaction, { articleId, after, upto }: DerivedSpan): Promise<void> {
  const visits = await tx
    .select({
      userId: draftVisit.userId,
      // Rows before the span have changed nothing visible since the visit; else the visit would have its version.
      position: sql`greatest(${draftVisit.seenUpto}, ${after}::bigint)`.mapWith(Number),
      isChangedByOthers: sql<boolean>`exists (select from draft_update u where u.article_id = draft_visit.article_id
        and u.id > greatest(draft_visit.seen_upto, ${after}::bigint) and u.id <= ${upto}
        and u.user_id is distinct from draft_visit.user_id)`,
    })
    .from(draftVisit)
    .where(
      and(
        eq(draftVisit.articleId, articleId),
        isNull(draftVisit.versionId),
        lt(draftVisit.seenUpto, sql`${upto}`),
      ),
    )
    .orderBy(asc(draftVisit.seenUpto), asc(draftVisit.userId));
  const visitOf = (userId: UserId) => and(eq(draftVisit.articleId, articleId), eq(draftVisit.userId, userId));
  for (const { userId, position, isChangedByOthers } of visits) {
    if (!isChangedByOthers) {
      await tx.update(draftVisit).set({ seenUpto: upto }).where(visitOf(userId));
      continue;
    }
    const state = await readStateAt(tx, articleId, position);
    if (!state) continue;
    const versionId = await keepVersion(tx, {
      articleId,
      reason: 'visit',
      loaded: { state, upto: position },
    });
    await tx.update(draftVisit).set({ versionId }).where(visitOf(userId));
  }
}
