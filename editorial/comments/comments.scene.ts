import { newUuid } from '#contracts/uuid.ts';
import { staffPool } from '#db/pools.ts';
import type { ArticleId, CommentId, CommentThreadId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { traces } from '#editorial/people/people.scene.ts';
import { replyToThread } from './replyingToThreads.ts';
import { type StartThreadOrder, startThread } from './startingThreads.ts';

/** For tests: ids as a browser chooses them. */
export const newThreadId = () => newUuid() as CommentThreadId;
export const newCommentId = () => newUuid() as CommentId;

export async function startSceneThread(
  actor: Actor,
  articleId: ArticleId,
  order: Partial<StartThreadOrder> = {},
): Promise<{ threadId: CommentThreadId; commentId: CommentId }> {
  const ids = { threadId: newThreadId(), commentId: newCommentId() };
  await startThread(actor, {
    articleId,
    about: { place: 'article' },
    text: 'Who says so?',
    ...ids,
    ...order,
  });
  return ids;
}

export async function replyInScene(
  actor: Actor,
  threadId: CommentThreadId,
  text: string,
): Promise<CommentId> {
  const commentId = newCommentId();
  await replyToThread(actor, { threadId, commentId, text });
  return commentId;
}

/** Everything that an act on comments could change, as one text to compare. */
export async function commentTraces(): Promise<string> {
  const { rows } = await staffPool().query(`
    select (select md5(string_agg(t::text, '|' order by id)) from comment_thread t) as threads,
           (select md5(string_agg(c::text, '|' order by id)) from comment c) as comments,
           (select md5(string_agg(m::text, '|' order by comment_id, user_id)) from comment_mention m) as mentions`);
  return `${JSON.stringify(rows)} ${await traces()}`;
}

/** The audit events about comments on an article, oldest first. */
export async function commentEvents(articleId: ArticleId): Promise<string[]> {
  const { rows } = await staffPool().query(
    `select act from audit_event where act like 'comment.%' and subject = 'article' and subject_id = $1 order by id`,
    [String(articleId)],
  );
  return rows.map(({ act }) => act);
}
