import { staff } from '#db/pools.ts';
import { aliasedTable, asc, eq } from '#db/query.ts';
import { type CommentPlace, comment, commentMention, commentThread } from '#db/schema/comments.ts';
import type { ArticleId, CommentId, CommentThreadId } from '#db/schema/ids.ts';
import { user } from '#db/schema/people.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import type { Colleague } from './commentMentions.ts';
import { refuseUnlessOpen } from './storedThread.ts';

/** Instants are ISO texts. */
export type ThreadComment = {
  id: CommentId;
  /** empty if it was deleted */
  text: string;
  by: string;
  isOwn: boolean;
  at: string;
  editedAt: string | null;
  isDeleted: boolean;
  mentions: Colleague[];
};

export type ListedThread = {
  id: CommentThreadId;
  place: CommentPlace;
  field: 'headline' | 'standfirst' | 'body' | null;
  quote: string;
  assetId: number | null;
  resolved: { at: string; by: string } | null;
  comments: ThreadComment[];
};

export type ThreadsOfArticle = { threads: ListedThread[]; counts: { open: number; resolved: number } };

/** The threads of an article, oldest first, with their comments. @throws {Refusal} `not-found`, `in-bin` */
export async function listThreads(actor: Actor, articleId: ArticleId): Promise<ThreadsOfArticle> {
  allow(actor, 'comment.read');
  const db = staff();
  await refuseUnlessOpen(db, articleId);
  const resolver = aliasedTable(user, 'resolver');
  const [threads, comments, mentions] = await Promise.all([
    db
      .select({ thread: commentThread, resolvedBy: resolver.name })
      .from(commentThread)
      .leftJoin(resolver, eq(resolver.id, commentThread.resolvedBy))
      .where(eq(commentThread.articleId, articleId))
      .orderBy(asc(commentThread.createdAt), asc(commentThread.id)),
    db
      .select({ comment, by: user.name })
      .from(comment)
      .innerJoin(commentThread, eq(commentThread.id, comment.threadId))
      .innerJoin(user, eq(user.id, comment.createdBy))
      .where(eq(commentThread.articleId, articleId))
      .orderBy(asc(comment.createdAt), asc(comment.id)),
    db
      .select({ commentId: commentMention.commentId, id: user.id, name: user.name })
      .from(commentMention)
      .innerJoin(comment, eq(comment.id, commentMention.commentId))
      .innerJoin(commentThread, eq(commentThread.id, comment.threadId))
      .innerJoin(user, eq(user.id, commentMention.userId))
      .where(eq(commentThread.articleId, articleId))
      .orderBy(asc(user.name)),
  ]);
  const mentionsOf = Map.groupBy(mentions, ({ commentId }) => commentId);
  const commentsOf = Map.groupBy(comments, (row) => row.comment.threadId);
  const listed = threads.map(({ thread, resolvedBy }): ListedThread => {
    const { id, place, field, quote, assetId, resolvedAt } = thread;
    return {
      id,
      place,
      field,
      quote,
      assetId,
      resolved: resolvedAt && { at: resolvedAt.toISOString(), by: resolvedBy ?? '' },
      comments: (commentsOf.get(id) ?? []).map((row) => ({
        id: row.comment.id,
        text: row.comment.text,
        by: row.by,
        isOwn: row.comment.createdBy === actor.id,
        at: row.comment.createdAt.toISOString(),
        editedAt: row.comment.editedAt?.toISOString() ?? null,
        isDeleted: row.comment.deletedAt !== null,
        mentions: (mentionsOf.get(row.comment.id) ?? []).map(({ id: userId, name }) => ({
          id: userId,
          name,
        })),
      })),
    };
  });
  const resolved = listed.filter((thread) => thread.resolved !== null).length;
  return { threads: listed, counts: { open: listed.length - resolved, resolved } };
}
