import { z } from 'zod';
import { inTransaction } from '#db/pools.ts';
import { and, eq, isNull, sql } from '#db/query.ts';
import { comment, commentMention, commentThread } from '#db/schema/comments.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { commentId } from './commentInput.ts';
import { authorshipOf, lockComment } from './storedThread.ts';

export const deleteCommentOrder = z.object({ commentId });
export type DeleteCommentOrder = z.input<typeof deleteCommentOrder>;

/**
 * Deletes one's own comment and its text for good. The replies of others stay, below a note that a comment was deleted. A
 * thread whose last comment is deleted ends.
 * @throws {Refusal} `not-found`, `in-bin`, `comment-of-another`
 */
export async function deleteComment(actor: Actor, order: DeleteCommentOrder): Promise<void> {
  const { commentId } = deleteCommentOrder.parse(order);
  await inTransaction(async (tx) => {
    const { thread, ...stored } = await lockComment(tx, commentId);
    allow(actor, 'comment.delete', authorshipOf(actor, stored));
    await tx.update(comment).set({ text: '', deletedAt: sql`now()` }).where(eq(comment.id, commentId));
    await tx.delete(commentMention).where(eq(commentMention.commentId, commentId));
    const [left] = await tx
      .select({ id: comment.id })
      .from(comment)
      .where(and(eq(comment.threadId, thread.id), isNull(comment.deletedAt)))
      .limit(1);
    if (!left) await tx.delete(commentThread).where(eq(commentThread.id, thread.id));
    const subject = { is: 'article', id: thread.articleId } as const;
    await record(tx, actor, 'comment.delete', subject, { thread: thread.id, comment: commentId });
  });
}
