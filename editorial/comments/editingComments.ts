import { z } from 'zod';
import { inTransaction } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { comment } from '#db/schema/comments.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { notify } from '#editorial/notices/noticeRecord.ts';
import { commentContent, commentId } from './commentInput.ts';
import { storeMentions } from './commentMentions.ts';
import { authorshipOf, lockComment } from './storedThread.ts';

export const editCommentOrder = z.object({ commentId, ...commentContent });
export type EditCommentOrder = z.input<typeof editCommentOrder>;

/** Changes the text of one's own comment, and notifies those whom it mentions now. @throws {Refusal} `not-found`, `in-bin`, `comment-of-another` */
export async function editComment(actor: Actor, order: EditCommentOrder): Promise<void> {
  const { commentId, text, mentions } = editCommentOrder.parse(order);
  await inTransaction(async (tx) => {
    const stored = await lockComment(tx, commentId);
    allow(actor, 'comment.edit', authorshipOf(actor, stored));
    if (stored.text === text) return;
    await tx.update(comment).set({ text, editedAt: sql`now()` }).where(eq(comment.id, commentId));
    const recipients = await storeMentions(tx, { commentId, text, mentions });
    const { id, articleId } = stored.thread;
    const subject = { is: 'article', id: articleId } as const;
    await record(tx, actor, 'comment.edit', subject, { thread: id, comment: commentId });
    const about = { is: 'comment', thread: id, comment: commentId } as const;
    await notify(tx, actor, { articleId, kind: 'mentioned', recipients, subject: about });
  });
}
