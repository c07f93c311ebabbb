import { expect, type Locator, type Page } from '@playwright/test';
import type { Writer } from './writers.ts';

/** A comment that somebody writes. */
export type WrittenComment = {
  text: string;
  by: Writer;
  is: 'thread' | 'reply';
  /** whether the browser has shown that the server has it */
  isAcknowledged: boolean;
  /** how often it was sent */
  sendings: number;
};

export const newComment = (by: Writer, is: WrittenComment['is'], text: string): WrittenComment => {
  return { by, is, text, isAcknowledged: false, sendings: 0 };
};

export const commentCards = (page: Page): Locator =>
  page.getByRole('list', { name: 'Comments' }).getByRole('article');

const fieldOf = (comment: WrittenComment): Locator =>
  comment.by
    .page()
    .getByRole('textbox', { name: comment.is === 'thread' ? 'Comment' : 'Reply', exact: true });

/** Selects the word before the caret and types a comment on it, by keyboard. */
export async function typeComment(comment: WrittenComment): Promise<void> {
  const page = comment.by.page();
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('Control+Alt+m');
  await expect(fieldOf(comment)).toBeFocused();
  await page.keyboard.type(comment.text, { delay: 20 });
}

/** Types a reply to the thread whose card contains `thread`, by keyboard. */
export async function typeReply(comment: WrittenComment, thread: string): Promise<void> {
  const page = comment.by.page();
  await commentCards(page).filter({ hasText: thread }).getByRole('button', { name: 'Reply' }).press('Enter');
  await expect(fieldOf(comment)).toBeFocused();
  await page.keyboard.type(comment.text, { delay: 20 });
}

/** Sends a comment by keyboard, again and again until the server has answered that it has the comment. */
export async function sendComment(comment: WrittenComment): Promise<void> {
  await expect(async () => {
    const field = fieldOf(comment);
    if (comment.sendings > 0 && (await field.count()) === 0) return;
    await expect(field).toHaveValue(comment.text, { timeout: 1_000 });
    comment.sendings += 1;
    await field.press('Control+Enter', { timeout: 1_000 });
    await expect(field).toHaveCount(0, { timeout: 1_500 });
  }).toPass({ timeout: 120_000 });
  comment.isAcknowledged = true;
}
