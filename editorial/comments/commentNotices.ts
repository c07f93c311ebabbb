import type { Transaction } from '#db/pools.ts';
import { and, eq, isNull } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { comment, commentMention } from '#db/schema/comments.ts';
import { articleFlow } from '#db/schema/flow.ts';
import type { ArticleId, CommentId, CommentThreadId, UserId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { notify } from '#editorial/notices/noticeRecord.ts';

type NewCommentFacts = {
  articleId: ArticleId;
  threadId: CommentThreadId;
  commentId: CommentId;
  /** whom the comment mentions */
  mentioned: UserId[];
};

/** Notifies people of a new comment, in the transaction that stores it. */
export async function notifyOfComment(tx: Transaction, actor: Actor, facts: NewCommentFacts): Promise<void> {
  const { articleId, threadId, commentId } = facts;
  const subject = { is: 'comment', thread: threadId, comment: commentId } as const;
  const { mentioned, replied, commented } = await commentRecipients(tx, actor, facts);
  await notify(tx, actor, { articleId, kind: 'mentioned', recipients: mentioned, subject });
  await notify(tx, actor, { articleId, kind: 'replied', recipients: replied, subject });
  await notify(tx, actor, { articleId, kind: 'commented', recipients: commented, subject });
}

/**
 * Who gets a notice of a new comment, each person once: as mentioned; else as one who takes part in its thread; else as the
 * person who wrote the article or to whom it is assigned. Nobody gets a notice of their own comment.
 */
export async function commentRecipients(
  tx: Transaction,
  actor: Actor,
  { articleId, threadId, mentioned }: Omit<NewCommentFacts, 'commentId'>,
): Promise<Record<'mentioned' | 'replied' | 'commented', UserId[]>> {
  const [authors, mentionedBefore, writers, assignees] = await Promise.all([
    tx
      .selectDistinct({ id: comment.createdBy })
      .from(comment)
      .where(and(eq(comment.threadId, threadId), isNull(comment.deletedAt))),
    tx
      .selectDistinct({ id: commentMention.userId })
      .from(commentMention)
      .innerJoin(comment, eq(comment.id, commentMention.commentId))
      .where(eq(comment.threadId, threadId)),
    tx.select({ id: article.createdBy }).from(article).where(eq(article.id, articleId)),
    tx.select({ id: articleFlow.assignee }).from(articleFlow).where(eq(articleFlow.articleId, articleId)),
  ]);
  const reached = new Set<UserId>([actor.id]);
  const notYetReached = (people: (UserId | null)[]) =>
    people.filter((id): id is UserId => {
      if (id === null || reached.has(id)) return false;
      reached.add(id);
      return true;
    });
  const idsOf = (rows: { id: UserId | null }[]) => rows.map(({ id }) => id);
  return {
    mentioned: notYetReached(mentioned),
    replied: notYetReached(idsOf([...authors, ...mentionedBefore])),
    commented: notYetReached(idsOf([...writers, ...assignees])),
  };
}
