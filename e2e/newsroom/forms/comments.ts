import { expect, type Locator } from '@playwright/test';
import { openedDialog } from '#e2e/setting/dialogs.ts';
import { openInspector } from '#e2e/setting/inspector.ts';
import { newCommentId, newThreadId, startSceneThread } from '#editorial/comments/comments.scene.ts';
import type { FormScript, Stage } from './stage.ts';

/** Opens the comments of a new story, on which `by` has commented. @returns the card of the thread, if there is one */
async function openComments(stage: Stage, by?: Stage['actor']): Promise<Locator> {
  const { database, other, page, mark } = stage;
  const articleId = await database.story(other, { headline: `Commented ${mark}` });
  if (by) await startSceneThread(by, articleId, { text: 'Who says so?' });
  await page.goto(`/newsroom/articles/${articleId}`);
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
  await openInspector(page);
  await page.getByRole('tab', { name: /^Comments/ }).click();
  return page.getByRole('list', { name: 'Comments' }).getByRole('article');
}

/** Replaces an id in a request by one that leads to no thread or comment. */
const withOtherId = (name: string, id: () => string) => (body: string) =>
  body.replace(new RegExp(`("${name}":")[^"]+`), `$1${id()}`);

/** The forms of comments in the editor's sidebar. */
export const commentForms: FormScript[] = [
  {
    file: 'editor/comments/CommentForm.tsx',
    does: 'comments on an article',
    act: 'comment.start',
    async open(stage) {
      await openComments(stage);
      await stage.page.getByRole('button', { name: 'Comment on the article' }).click();
      const form = stage.page.getByRole('region', { name: 'New comment' });
      await form.getByRole('textbox', { name: 'Comment' }).fill('Is it news?');
      return form.getByRole('button', { name: 'Comment', exact: true });
    },
    sends: ['Is it news?'],
    spoil: (body) => body.replace(/"articleId":\d+/, '"articleId":999999'),
  },
  {
    file: 'editor/comments/CommentForm.tsx',
    does: 'replies to a comment',
    act: 'comment.reply',
    async open(stage) {
      const card = await openComments(stage, stage.other);
      await card.getByRole('button', { name: 'Reply' }).click();
      await card.getByRole('textbox', { name: 'Reply' }).fill('The harbour master.');
      return card.getByRole('button', { name: 'Reply' });
    },
    sends: ['The harbour master.'],
    spoil: withOtherId('threadId', newThreadId),
  },
  {
    file: 'editor/comments/CommentForm.tsx',
    does: 'changes one’s own comment',
    act: 'comment.edit',
    async open(stage) {
      const card = await openComments(stage, stage.actor);
      await card.getByRole('button', { name: 'Edit' }).click();
      await card.getByRole('textbox', { name: 'Comment' }).fill('Who said so?');
      return card.getByRole('button', { name: 'Save' });
    },
    sends: ['Who said so?'],
    spoil: withOtherId('commentId', newCommentId),
  },
  {
    file: 'editor/comments/CommentEntry.tsx',
    does: 'deletes one’s own comment',
    act: 'comment.delete',
    async open(stage) {
      const card = await openComments(stage, stage.actor);
      await card.getByRole('button', { name: 'Delete…' }).click();
      return openedDialog(stage.page).getByRole('button', { name: 'Delete', exact: true });
    },
    sends: ['"commentId"'],
    spoil: withOtherId('commentId', newCommentId),
  },
];
