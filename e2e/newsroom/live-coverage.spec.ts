import { expect, type Page, test } from '@playwright/test';
import { type Desk, openDesk } from '#e2e/setting/desk';
import { windowOf } from '#e2e/setting/people';

let desk: Desk;
test.beforeAll(async () => {
  desk = await openDesk();
});
test.afterAll(() => desk.close());

const isSaved = (page: Page) => expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();

/** Releases what the editor's page holds, by keys as far as there are any. */
async function release(page: Page, number: number): Promise<void> {
  await page.keyboard.press('Control+Shift+Enter');
  await page.getByRole('button', { name: 'Release now' }).click();
  await expect(page.getByRole('heading', { name: `Release ${number} is live` })).toBeVisible();
}

test('an editor tells a story in entries, releases each as an update, and ends it', async ({
  browser,
  page: reader,
}) => {
  const headline = `The hull floats ${Math.random().toString(36).slice(2, 8)}`;
  const articleId = await desk.story(await desk.actor('editor'), { headline, text: 'What happens today.' });
  const { page, context } = await windowOf(browser, 'editor');
  await page.goto(`/newsroom/articles/${articleId}`);
  await isSaved(page);
  const body = page.getByRole('textbox', { name: 'Body' });
  await body.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/live');
  await page.keyboard.press('Enter');
  await expect(body.locator('.sheet-entry')).toHaveCount(1);
  await page.keyboard.type('The water is let in.');
  await isSaved(page);
  await release(page, 1);

  await page.goto(`/newsroom/articles/${articleId}`);
  await isSaved(page);
  await body.click();
  await page.keyboard.press('Control+Shift+L');
  await expect(body.locator('.sheet-entry')).toHaveCount(2);
  await page.keyboard.type('She floats.');
  await expect(body.locator('.sheet-entry').first()).toContainText('She floats.');
  await isSaved(page);
  await release(page, 2); // an update, without being told

  await reader.goto('/');
  await reader.getByRole('link', { name: headline }).first().click();
  await expect(reader.locator('.entry')).toHaveCount(2);
  await expect(reader.locator('.entry').first()).toContainText('She floats.');
  await expect(reader.getByText('Live', { exact: true })).toBeVisible();

  await page.goto(`/newsroom/articles/${articleId}`);
  await isSaved(page);
  const end = page.getByRole('button', { name: 'End live coverage' });
  if (!(await end.isVisible())) await page.getByRole('button', { name: 'Inspector' }).click();
  await end.click();
  await expect(page.getByRole('button', { name: 'Take it up again' })).toBeVisible();
  await reader.reload();
  await expect(reader.getByText('This live coverage ended')).toBeVisible();
  await context.close();
});

test('an entry that is removed comes back by undo', async ({ browser }) => {
  const articleId = await desk.story(await desk.actor('editor'), { headline: 'Twice told', text: 'Intro.' });
  const { page, context } = await windowOf(browser, 'editor');
  await page.goto(`/newsroom/articles/${articleId}`);
  await isSaved(page);
  const body = page.getByRole('textbox', { name: 'Body' });
  await body.click();
  await page.keyboard.press('Control+Shift+L');
  await expect(body.locator('.sheet-entry')).toHaveCount(1);
  await page.keyboard.type('Once.');
  await body.getByRole('button', { name: 'Remove entry' }).click();
  await expect(body.locator('.sheet-entry')).toHaveCount(0);
  await page.keyboard.press('Control+Z');
  await expect(body.locator('.sheet-entry')).toContainText('Once.');
  await isSaved(page);
  await context.close();
});
