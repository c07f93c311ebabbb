import type { Transaction } from '#db/pools.ts';
import { count, eq } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { comment, commentThread } from '#db/schema/comments.ts';
import type { ArticleId, CommentId, CommentThreadId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';

export const MAX_COMMENTS_PER_THREAD = 200;

/** A thread and its article, locked until the transaction ends. @throws {Refusal} `not-found`, `in-bin` */
export async function lockThread(tx: Transaction, id: CommentThreadId) {
  const [row] = await tx
    .select({
      articleId: commentThread.articleId,
      resolvedAt: commentThread.resolvedAt,
      deletedAt: article.deletedAt,
    })
    .from(commentThread)
    .innerJoin(article, eq(article.id, commentThread.articleId))
    .where(eq(commentThread.id, id))
    .for('update', { of: commentThread });
  if (!row) throw new Refusal('not-found');
  refuseIfInBin(row);
  return { id, articleId: row.articleId, isResolved: row.resolvedAt !== null };
}

/** A comment with its locked thread, unless it is deleted. @throws {Refusal} `not-found`, `in-bin` */
export async function lockComment(tx: Transaction, id: CommentId) {
  const [found] = await tx.select({ threadId: comment.threadId }).from(comment).where(eq(comment.id, id));
  if (!found) throw new Refusal('not-found');
  const thread = await lockThread(tx, found.threadId);
  const [row] = await tx
    .select({ text: comment.text, createdBy: comment.createdBy, deletedAt: comment.deletedAt })
    .from(comment)
    .where(eq(comment.id, id));
  if (!row || row.deletedAt !== null) throw new Refusal('not-found');
  return { ...row, thread };
}

/** The state of a comment as the subject of the policy. */
export const authorshipOf = (actor: Actor, { createdBy }: { createdBy: number }) =>
  createdBy === actor.id ? 'own' : 'of-another';

/** Refuses another act when an article is not there, or in the bin. @throws {Refusal} `not-found`, `in-bin` */
export async function refuseUnlessOpen(tx: Pick<Transaction, 'select'>, id: ArticleId): Promise<void> {
  const [row] = await tx.select({ deletedAt: article.deletedAt }).from(article).where(eq(article.id, id));
  if (!row) throw new Refusal('not-found');
  refuseIfInBin(row);
}

type NewComment = { id: CommentId; threadId: CommentThreadId; text: string };

/**
 * Adds a comment to a locked thread. @returns false if the actor sent it before: then nothing is written again
 * @throws {Refusal} `comments-many`; `malformed` if the id is another comment's
 */
export async function addComment(
  tx: Transaction,
  actor: Actor,
  { id, threadId, text }: NewComment,
): Promise<boolean> {
  const [before] = await tx
    .select({ threadId: comment.threadId, createdBy: comment.createdBy })
    .from(comment)
    .where(eq(comment.id, id));
  if (before) {
    if (before.threadId !== threadId || before.createdBy !== actor.id) throw new Refusal('malformed');
    return false;
  }
  const [others] = await tx.select({ count: count() }).from(comment).where(eq(comment.threadId, threadId));
  if ((others?.count ?? 0) >= MAX_COMMENTS_PER_THREAD)
    throw new Refusal('comments-many', { of: 'thread', max: MAX_COMMENTS_PER_THREAD });
  await tx.insert(comment).values({ id, threadId, text, createdBy: actor.id });
  return true;
}
