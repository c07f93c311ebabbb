import type { Browser } from '@playwright/test';
import type { ArticleId } from '#db/schema/ids.ts';
import { windowOf } from '#e2e/setting/people.ts';

/** Opens an article as a writer, in a new browser context. `openedIn`: ms until the status says Saved. */
export async function openEditor(browser: Browser, baseURL: string, articleId: ArticleId) {
  const { page, context } = await windowOf(browser, 'writer', { baseURL });
  const began = performance.now();
  await page.goto(`/newsroom/articles/${articleId}`);
  await page.locator('[role=status]', { hasText: /^Saved$/ }).waitFor({ timeout: 30_000 });
  return { page, openedIn: performance.now() - began, close: () => context.close() };
}
