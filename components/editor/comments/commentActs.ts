import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { Colleague, FindColleaguesOrder } from '#editorial/comments/commentMentions.ts';
import type { DeleteCommentOrder } from '#editorial/comments/deletingComments.ts';
import type { EditCommentOrder } from '#editorial/comments/editingComments.ts';
import type { ReplyOrder } from '#editorial/comments/replyingToThreads.ts';
import type { ThreadOrder } from '#editorial/comments/resolvingThreads.ts';
import type { StartThreadOrder } from '#editorial/comments/startingThreads.ts';
import type { ThreadsOfArticle } from '#editorial/comments/threadList.ts';

export type CommentActs = {
  list(articleId: number): Promise<ActAnswer<ThreadsOfArticle>>;
  findColleagues(order: FindColleaguesOrder): Promise<ActAnswer<Colleague[]>>;
  start(order: StartThreadOrder): Promise<ActAnswer<void>>;
  reply(order: ReplyOrder): Promise<ActAnswer<void>>;
  edit(order: EditCommentOrder): Promise<ActAnswer<void>>;
  delete(order: DeleteCommentOrder): Promise<ActAnswer<void>>;
  resolve(order: ThreadOrder): Promise<ActAnswer<void>>;
  reopen(order: ThreadOrder): Promise<ActAnswer<void>>;
};
