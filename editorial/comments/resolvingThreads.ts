import { z } from 'zod';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { commentThread } from '#db/schema/comments.ts';
import type { ArticleId, CommentThreadId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { threadId } from './commentInput.ts';
import { lockThread } from './storedThread.ts';

export const threadOrder = z.object({ threadId });
export type ThreadOrder = z.input<typeof threadOrder>;

/** Resolves a thread. A resolved thread stays resolved. @throws {Refusal} `not-found`, `in-bin` */
export async function resolveThread(actor: Actor, order: ThreadOrder): Promise<void> {
  allow(actor, 'comment.resolve');
  await changeThread(actor, order, true);
}

/** Reopens a resolved thread. An open thread stays open. @throws {Refusal} `not-found`, `in-bin` */
export async function reopenThread(actor: Actor, order: ThreadOrder): Promise<void> {
  allow(actor, 'comment.reopen');
  await changeThread(actor, order, false);
}

async function changeThread(actor: Actor, order: ThreadOrder, isResolved: boolean): Promise<void> {
  const { threadId } = threadOrder.parse(order);
  await inTransaction(async (tx) => {
    const thread = await lockThread(tx, threadId);
    if (thread.isResolved !== isResolved) await setResolved(tx, actor, thread, isResolved);
  });
}

type LockedThread = { id: CommentThreadId; articleId: ArticleId };

/** Resolves or reopens a locked thread, with its audit event. */
export async function setResolved(
  tx: Transaction,
  actor: Actor,
  { id, articleId }: LockedThread,
  isResolved: boolean,
): Promise<void> {
  await tx
    .update(commentThread)
    .set(
      isResolved ? { resolvedAt: sql`now()`, resolvedBy: actor.id } : { resolvedAt: null, resolvedBy: null },
    )
    .where(eq(commentThread.id, id));
  const event = isResolved ? 'comment.resolve' : 'comment.reopen';
  await record(tx, actor, event, { is: 'article', id: articleId }, { thread: id });
}
