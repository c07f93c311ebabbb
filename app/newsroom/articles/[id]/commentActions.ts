'use server';
import { action, parsed } from '#app/_staff/action.ts';
import { findColleagues } from '#editorial/comments/commentMentions.ts';
import { deleteComment } from '#editorial/comments/deletingComments.ts';
import { editComment } from '#editorial/comments/editingComments.ts';
import { replyToThread } from '#editorial/comments/replyingToThreads.ts';
import { reopenThread, resolveThread } from '#editorial/comments/resolvingThreads.ts';
import { startThread } from '#editorial/comments/startingThreads.ts';
import { listThreads } from '#editorial/comments/threadList.ts';
import { articleId } from '#editorial/inputSchemas.ts';

export const listComments = action(parsed(articleId, listThreads));
export const findMentioned = action(findColleagues);
export const startComment = action(startThread);
export const replyToComment = action(replyToThread);
export const editAComment = action(editComment);
export const deleteAComment = action(deleteComment);
export const resolveComment = action(resolveThread);
export const reopenComment = action(reopenThread);
