import { z } from 'zod';
import { inTransaction } from '#db/pools.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { commentContent, commentId, threadId } from './commentInput.ts';
import { storeMentions } from './commentMentions.ts';
import { notifyOfComment } from './commentNotices.ts';
import { setResolved } from './resolvingThreads.ts';
import { addComment, lockThread } from './storedThread.ts';

export const replyOrder = z.object({ threadId, commentId, ...commentContent });
export type ReplyOrder = z.input<typeof replyOrder>;

/**
 * Adds a comment to a thread. A reply to a resolved thread reopens it, so that nobody overlooks the reply. An order that was
 * carried out before changes nothing.
 * @throws {Refusal} `not-found`, `in-bin`, `comments-many`, `malformed`
 */
export async function replyToThread(actor: Actor, order: ReplyOrder): Promise<void> {
  allow(actor, 'comment.reply');
  const { threadId, commentId, text, mentions } = replyOrder.parse(order);
  await inTransaction(async (tx) => {
    const thread = await lockThread(tx, threadId);
    if (!(await addComment(tx, actor, { id: commentId, threadId, text }))) return;
    const mentioned = await storeMentions(tx, { commentId, text, mentions });
    const subject = { is: 'article', id: thread.articleId } as const;
    await record(tx, actor, 'comment.reply', subject, { thread: threadId, comment: commentId });
    await notifyOfComment(tx, actor, { articleId: thread.articleId, threadId, commentId, mentioned });
    if (thread.isResolved) await setResolved(tx, actor, thread, false);
  });
}
