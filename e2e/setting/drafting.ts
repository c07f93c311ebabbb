import { expect, type Locator, type Page } from '@playwright/test';
import { plainText } from '#body/bodyText.ts';
import { checkBody } from '#body/checkBody.ts';
import { draftOf, readDraft } from '#body/draftDocument.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { timeoutFactor } from '#e2e/setting/timeoutFactor.ts';
import { loadDraft } from '#editorial/drafts/loadedDraft.ts';

export const bodyOfPage = (page: Page): Locator => page.getByRole('textbox', { name: 'Body' });

export const saveStatus = (page: Page, says: string | RegExp): Locator =>
  page.getByRole('status').filter({ hasText: says }).first();

export const expectSaved = (page: Page) =>
  expect(saveStatus(page, /^Saved$/)).toBeVisible({ timeout: 20_000 * timeoutFactor });

/** Opens a draft and puts the caret at the end of its body. */
export async function openDraftPage(page: Page, articleId: ArticleId): Promise<void> {
  await page.goto(`/newsroom/articles/${articleId}`);
  await expectSaved(page);
  await bodyOfPage(page).click();
  await page.keyboard.press('Control+End');
}

/** The text of a draft's body in the database. When the page shows *Saved*, the edit must be in it. */
export async function bodyInDatabase(articleId: ArticleId): Promise<string> {
  const { body } = readDraft(draftOf((await loadDraft(articleId)).state));
  const checked = checkBody(body);
  if (!checked.fit) throw new Error(checked.problem);
  return plainText(checked.body);
}

/** A draft's body in the database as JSON, without suggestions, whether it is valid or not. */
export const bodyJsonInDatabase = async (articleId: ArticleId): Promise<string> =>
  JSON.stringify(readDraft(draftOf((await loadDraft(articleId)).state)).body);

/** Closes the page. @returns whether the browser asked for confirmation; the page then stays open */
export async function asksBeforeClosing(page: Page): Promise<boolean> {
  let isAsked = false;
  const settled = new Promise<void>((resolve) => {
    page.once('dialog', async (dialog) => {
      isAsked = dialog.type() === 'beforeunload';
      await dialog.dismiss();
      resolve();
    });
    page.once('close', () => resolve());
  });
  await page.close({ runBeforeUnload: true });
  await settled;
  return isAsked;
}
