import { z } from 'zod';
import { fields } from '#body/draftDocument.ts';
import { MAX_QUOTE_CHARACTERS } from '#contracts/textLimits.ts';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { count, eq } from '#db/query.ts';
import { commentThread } from '#db/schema/comments.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { articleId, assetId, line } from '#editorial/inputSchemas.ts';
import { commentContent, commentId, threadId } from './commentInput.ts';
import { storeMentions } from './commentMentions.ts';
import { notifyOfComment } from './commentNotices.ts';
import { addComment, refuseUnlessOpen } from './storedThread.ts';

export const MAX_THREADS_PER_ARTICLE = 500;

const quote = line(MAX_QUOTE_CHARACTERS);

/** The browser chooses both ids and marks the passage with `threadId` before it sends the order. */
export const startThreadOrder = z.object({
  articleId,
  threadId,
  commentId,
  about: z.discriminatedUnion('place', [
    z.object({ place: z.literal('article') }),
    z.object({ place: z.literal('text'), field: z.enum(fields), quote }),
    z.object({ place: z.literal('picture'), assetId, quote }),
  ]),
  ...commentContent,
});
export type StartThreadOrder = z.input<typeof startThreadOrder>;

/**
 * Starts a thread with its first comment. An order that was carried out before changes nothing.
 * @throws {Refusal} `not-found`, `in-bin`, `comments-many`; `malformed` if an id is another thread's or comment's
 */
export async function startThread(actor: Actor, order: StartThreadOrder): Promise<void> {
  allow(actor, 'comment.start');
  const { articleId, threadId, commentId, about, text, mentions } = startThreadOrder.parse(order);
  await inTransaction(async (tx) => {
    await refuseUnlessOpen(tx, articleId);
    const [before] = await tx
      .select({ articleId: commentThread.articleId, createdBy: commentThread.createdBy })
      .from(commentThread)
      .where(eq(commentThread.id, threadId));
    if (before && (before.articleId !== articleId || before.createdBy !== actor.id))
      throw new Refusal('malformed');
    if (before) return;
    await refuseIfFull(tx, articleId);
    await tx.insert(commentThread).values({ id: threadId, articleId, ...about, createdBy: actor.id });
    if (!(await addComment(tx, actor, { id: commentId, threadId, text }))) throw new Refusal('malformed');
    const mentioned = await storeMentions(tx, { commentId, text, mentions });
    await record(tx, actor, 'comment.start', { is: 'article', id: articleId }, { thread: threadId });
    await notifyOfComment(tx, actor, { articleId, threadId, commentId, mentioned });
  });
}

/** @throws {Refusal} `comments-many` */
async function refuseIfFull(tx: Transaction, id: ArticleId): Promise<void> {
  const [threads] = await tx
    .select({ count: count() })
    .from(commentThread)
    .where(eq(commentThread.articleId, id));
  if ((threads?.count ?? 0) >= MAX_THREADS_PER_ARTICLE)
    throw new Refusal('comments-many', { of: 'article', max: MAX_THREADS_PER_ARTICLE });
}
